package dev.remotemcp.benchmarks.load;

import java.util.Map;
import java.util.OptionalInt;

/**
 * The result of one scenario.
 *
 * @param scenario its name
 * @param what what the attackers did
 * @param count how many connections, calls, streams or sessions were tried
 * @param settings what the server was set to for it
 * @param came what came of the attack, by name
 * @param itemBytes heap of one thing that the server keeps; -1 if it keeps nothing or that is unknown
 * @param quiet the good caller's calls before the attack
 * @param during and during it
 * @param after and after it
 * @param memoryBefore the server's memory before the attack
 * @param memoryDuring near its end
 * @param memoryAfter two seconds after it
 * @param session what became of the good caller's session, which rested meanwhile
 * @param othersPercent CPU time of other processes during the attack, in percent of one core; -1 if unknown
 * @param outOfMemory lines of the server's log that name an OutOfMemoryError; -1 if unknown
 * @param exitCode the server's exit code, if it ended by itself
 */
record Row(
        String scenario,
        String what,
        int count,
        Map<String, String> settings,
        Map<String, Long> came,
        long itemBytes,
        Timing quiet,
        Timing during,
        Timing after,
        Memory memoryBefore,
        Memory memoryDuring,
        Memory memoryAfter,
        String session,
        long othersPercent,
        long outOfMemory,
        OptionalInt exitCode) {}
