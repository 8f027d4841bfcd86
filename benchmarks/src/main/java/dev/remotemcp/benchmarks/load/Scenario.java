package dev.remotemcp.benchmarks.load;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * An attack, and how to set up the server for it.
 *
 * @param name name on the command line
 * @param what what the attackers do
 * @param count how many connections, calls, streams or sessions unless the command line says otherwise
 * @param oneCaller whether all attackers are one caller from one address
 * @param settings what the server has to be set to, by count, so that the attack measures what it is to measure
 * @param item name under which the tally counts what the server keeps, whose heap is divided by their number; empty if
 *     the server keeps nothing
 * @param needs whether the server has the tools that the attack uses
 * @param attack the attack
 */
record Scenario(
        String name,
        String what,
        int count,
        boolean oneCaller,
        IntFunction<Map<String, String>> settings,
        String item,
        Predicate<Target.Tools> needs,
        Attack attack) {

    static Scenario of(String name, String what, int count, Attack attack) {
        return new Scenario(name, what, count, false, unused -> Map.of(), "", unused -> true, attack);
    }

    Scenario byOneCaller() {
        return new Scenario(name, what, count, true, settings, item, needs, attack);
    }

    Scenario with(IntFunction<Map<String, String>> wanted) {
        return new Scenario(name, what, count, oneCaller, wanted, item, needs, attack);
    }

    Scenario keeping(String kept) {
        return new Scenario(name, what, count, oneCaller, settings, kept, needs, attack);
    }

    Scenario needing(Predicate<Target.Tools> tools) {
        return new Scenario(name, what, count, oneCaller, settings, item, tools, attack);
    }

    Scenario withCount(int other) {
        return new Scenario(name, what, other, oneCaller, settings, item, needs, attack);
    }
}
