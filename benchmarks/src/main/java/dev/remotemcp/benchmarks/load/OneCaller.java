package dev.remotemcp.benchmarks.load;

/**
 * All attackers as one and the same caller, who is not the good one.
 *
 * @param all the callers of whom the first attacker is taken
 */
record OneCaller(Target.Callers all) implements Target.Callers {
    @Override
    public String good() {
        return all.good();
    }

    @Override
    public String attacker(int number) {
        return all.attacker(0);
    }
}
