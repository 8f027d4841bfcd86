package dev.remotemcp.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MemoryTest {
    @Test
    void heapOfG1IsReadWithoutMetaspace() {
        assertThat(Memory.heapUsed("""
                1234:
                 garbage-first heap   total reserved 262144K, committed 65536K, used 23552K [0x00000000f0000000, 0x0000000100000000)
                  region size 1M, 2 eden (2M), 0 survivor (0M), 6 old (6M)
                 Metaspace       used 31200K, committed 31744K, reserved 1114112K
                  class space    used 3400K, committed 3584K, reserved 1048576K
                """)).isEqualTo(23552 * 1024L);
    }

    @Test
    void generationsOfSerialAreAddedUp() {
        assertThat(Memory.heapUsed("""
                1234:
                 DefNew     total 19712K, used 1024K [0x1, 0x2, 0x3)
                  eden space 17536K,   5% used [0x1, 0x2, 0x3)
                  from space 2176K,   0% used [0x1, 0x2, 0x3)
                 Tenured    total 43712K, used 2048K [0x1, 0x2, 0x3)
                  the  space 43712K,   4% used [0x1, 0x2, 0x3)
                 Metaspace  used 31200K, committed 31744K, reserved 1114112K
                """)).isEqualTo(3072 * 1024L);
    }

    @Test
    void memoryOfThisProcessIsRead() throws Exception {
        Memory memory = Memory.of(OptionalLong.of(ProcessHandle.current().pid()));

        assertThat(memory.heapBytes()).isBetween(1L << 20, Runtime.getRuntime().maxMemory());
    }

    @Test
    void memoryOfAnUnknownProcessIsUnknown() throws Exception {
        assertThat(Memory.of(OptionalLong.empty())).isEqualTo(Memory.UNKNOWN);
        assertThat(Memory.heapUsed("no such process")).isEqualTo(-1);
    }
}
