package dev.remotemcp.benchmarks.load;

import java.util.List;

/** Callers with given tokens. */
final class GivenCallers implements Target.Callers {
    private final List<String> tokens;

    /**
     * @param tokens that of the good caller, then those of the attackers, who share the good one's if there is no other
     */
    GivenCallers(List<String> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    /** Callers whom nobody asks to sign in. */
    static GivenCallers anonymous() {
        return new GivenCallers(List.of(""));
    }

    @Override
    public String good() {
        return tokens.getFirst();
    }

    @Override
    public String attacker(int number) {
        return tokens.size() == 1 ? tokens.getFirst() : tokens.get(1 + number % (tokens.size() - 1));
    }
}
