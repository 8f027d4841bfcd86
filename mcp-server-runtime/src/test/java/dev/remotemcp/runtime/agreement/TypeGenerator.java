package dev.remotemcp.runtime.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes random types: enums, records and beans of each other, with annotations and constraints. */
final class TypeGenerator {
    /** How many types of a source are looked at. */
    static final int ROOTS = 10;

    private static final List<String> TEXTS = List.of(
            "String",
            "@Size(min = 1, max = 3) String",
            "@NotBlank String",
            "@Pattern(regexp = \"[a-z]+\") String",
            "@NotNull @Size(max = 12) String");

    private static final List<String> NUMBERS = List.of(
            "int",
            "@Min(-3) @Max(3) int",
            "long",
            "@Positive Integer",
            "@NotNull Long",
            "short",
            "double",
            "@PositiveOrZero double",
            "@DecimalMin(\"0.5\") BigDecimal",
            "@Max(100) BigInteger",
            "byte");

    private static final List<String> OTHERS = List.of(
            "boolean",
            "Boolean",
            "char",
            "byte[]",
            "UUID",
            "LocalDate",
            "LocalTime",
            "LocalDateTime",
            "Instant",
            "Duration",
            "Period",
            "YearMonth",
            "DayOfWeek",
            "Month",
            "OptionalInt",
            "int[]",
            "JsonNode",
            "Object");

    private static final List<String> ELEMENTS = List.of(
            "String", "@NotBlank String", "Integer", "@Positive Integer", "LocalDate", "UUID", "Boolean", "Double");

    private static final List<String> STRATEGIES = List.of("SnakeCase", "KebabCase", "UpperCamelCase", "LowerCase");

    private final Random random;
    private final List<String> declared = new ArrayList<>();
    private final StringBuilder code = new StringBuilder();

    TypeGenerator(long seed) {
        this.random = new Random(seed);
    }

    CorpusSource source(String name) {
        StringBuilder cases = new StringBuilder();
        enumeration("E0");
        enumeration("E1");
        generic("G0");
        for (int i = 0; i < ROOTS; i++) {
            String type = "T" + i;
            if (random.nextInt(3) == 0) {
                bean(type);
            } else {
                record(type);
            }
            declared.add(type);
            String root = switch (random.nextInt(6)) {
                case 0 -> "List<" + type + ">";
                case 1 -> "Map<String, " + type + ">";
                case 2 -> "G0<" + type + ">";
                default -> type;
            };
            cases.append("    // both: ").append(root).append('\n');
        }
        return new CorpusSource(name, """
                package agreement;

                import com.fasterxml.jackson.annotation.*;
                import dev.remotemcp.annotations.McpArg;
                import jakarta.validation.constraints.*;
                import java.math.*;
                import java.time.*;
                import java.util.*;
                import org.jspecify.annotations.*;
                import tools.jackson.databind.*;
                import tools.jackson.databind.annotation.JsonNaming;

                class %s {
                %s
                %s}
                """.formatted(name, cases, code));
    }

    private void enumeration(String name) {
        List<String> constants = new ArrayList<>();
        for (int i = 0; i <= 1 + random.nextInt(3); i++) {
            constants.add((random.nextBoolean() ? "@JsonProperty(\"" + name + "-" + i + "\") " : "") + "C" + i);
        }
        code.append("    enum %s { %s }%n%n".formatted(name, String.join(", ", constants)));
    }

    private void generic(String name) {
        code.append("    record %s<T>(%s T single, List<T> several, Optional<T> maybe) {}%n%n"
                .formatted(name, random.nextBoolean() ? "@Nullable" : "@NotNull"));
    }

    private void record(String name) {
        List<String> components = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            components.add(marks("n" + name + "Prop" + i) + property(name) + " n" + name + "Prop" + i);
        }
        code.append("%s    record %s(%s) {}%n%n".formatted(typeMarks(true), name, String.join(", ", components)));
    }

    private void bean(String name) {
        code.append("%s    static class %s {%n".formatted(typeMarks(false), name));
        for (int i = random.nextInt(5); i >= 0; i--) {
            String type = property(name);
            String field = "n" + name + "Prop" + i;
            if (random.nextInt(3) == 0) {
                code.append("        %spublic %s %s;%n".formatted(marks(field), type, field));
            } else {
                String suffix = Character.toUpperCase(field.charAt(0)) + field.substring(1);
                code.append("        private %s %s;%n".formatted(type, field));
                code.append(
                        "        %spublic %s get%s() { return %s; }%n".formatted(marks(field), type, suffix, field));
                code.append(
                        "        public void set%s(%s value) { this.%s = value; }%n".formatted(suffix, type, field));
            }
        }
        code.append("    }\n\n");
    }

    // A bean whose fields have no initial values could not keep the promise of @NullMarked.
    private String typeMarks(boolean record) {
        return switch (random.nextInt(8)) {
            case 0 -> record ? "    @NullMarked\n" : "";
            case 1 -> "    @JsonNaming(PropertyNamingStrategies.%sStrategy.class)%n".formatted(pick(STRATEGIES));
            case 2 -> "    @JsonInclude(JsonInclude.Include.ALWAYS)\n";
            default -> "";
        };
    }

    private String marks(String name) {
        return switch (random.nextInt(12)) {
            case 0 -> "@JsonProperty(\"re-" + name + "\") ";
            case 1 -> "@JsonAlias(\"also_" + name + "\") ";
            case 2 -> "@JsonPropertyDescription(\"about " + name + "\") ";
            case 3 -> "@JsonInclude(JsonInclude.Include.NON_EMPTY) ";
            case 4 -> "@McpArg(title = \"A title\") ";
            default -> "";
        };
    }

    private String property(String self) {
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> pick(TEXTS);
            case 3, 4, 5 -> pick(NUMBERS);
            case 6, 7 -> pick(OTHERS);
            case 8 -> "@Nullable " + element();
            case 9 -> "Optional<" + element() + ">";
            case 10 -> "@Size(max = 3) List<" + element() + ">";
            case 11 -> "Set<" + pick(List.of("String", "Integer", "E0", "LocalDate")) + ">";
            case 12 -> "Map<String, " + element() + ">";
            case 13 -> "List<" + self + ">";
            case 14 -> "Map<E1, " + element() + ">";
            default -> named();
        };
    }

    private String element() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> pick(ELEMENTS);
            case 2 -> "List<" + pick(ELEMENTS) + ">";
            default -> named();
        };
    }

    private String named() {
        if (declared.isEmpty() || random.nextInt(3) == 0) {
            return random.nextBoolean() ? "E0" : "E1";
        }
        String type = pick(declared);
        return random.nextInt(4) == 0 ? "G0<" + type + ">" : type;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
