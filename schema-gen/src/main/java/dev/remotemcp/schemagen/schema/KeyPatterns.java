package dev.remotemcp.schemagen.schema;

import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.ScalarKind;

/** What the keys of maps look like where they are no strings in Java. */
final class KeyPatterns {
    private KeyPatterns() {}

    /** Of input only as many digits as always fit; of output as many as there can be. */
    static String of(ScalarKind kind, Direction direction) {
        boolean input = direction == Direction.INPUT;
        return switch (kind) {
            case BOOLEAN -> "^(?:true|false)$";
            case BYTE -> digits(input ? 2 : 3);
            case SHORT -> digits(input ? 4 : 5);
            case INT -> digits(input ? 9 : 10);
            case YEAR -> digits(9);
            case LONG -> digits(input ? 18 : 19);
            default -> input ? digits(1000) : "^-?\\d+$";
        };
    }

    private static String digits(int most) {
        return "^-?\\d{1," + most + "}$";
    }
}
