package dev.remotemcp.minientra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoopbackTest {
    @Test
    void itBindsToNoAddressThatOthersReach() {
        for (String address : new String[] {"0.0.0.0", "192.0.2.1"}) {
            assertThatThrownBy(() -> MiniEntra.builder()
                            .address(new InetSocketAddress(InetAddress.ofLiteral(address), 0))
                            .start())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("loopback");
        }
    }

    @Test
    void aRequestToAnyOtherNameIsRefused() throws IOException {
        try (MiniEntra entra = MiniEntra.builder().start();
                Socket socket =
                        new Socket(entra.baseUri().getHost(), entra.baseUri().getPort())) {
            String request = "GET /common/discovery/v2.0/keys HTTP/1.1\r\nHost: evil.example\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

            assertThat(answer.readLine()).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void itKeepsNoProgramFromEnding() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (MiniEntra entra = MiniEntra.builder().start()) {
            assertThat(entra.baseUri()).isNotNull();
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread))
                    .isNotEmpty()
                    .allMatch(Thread::isDaemon);
        }
    }

    @Test
    void withoutAnySettingThereAreAliceAndBobInOneTenant() {
        try (MiniEntra entra = MiniEntra.builder().start()) {
            assertThat(entra.tenantId()).isEqualTo(MiniEntra.TENANT);
            assertThat(entra.user("Alice")).isEqualTo(User.alice(MiniEntra.TENANT));
            assertThat(entra.user("Bob")).isEqualTo(User.bob(MiniEntra.TENANT));
            assertThat(entra.baseUri().toString()).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThatThrownBy(() -> entra.user("Eve")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
