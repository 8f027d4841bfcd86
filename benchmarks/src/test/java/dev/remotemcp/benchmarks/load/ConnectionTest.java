package dev.remotemcp.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    @Test
    void responsesOfKnownLengthAndInChunksAreReadOneAfterTheOther() throws IOException {
        exchange("""
                HTTP/1.1 200 OK
                Mcp-Session-Id: abc
                Content-Length: 5

                helloHTTP/1.1 200 OK
                transfer-encoding: chunked

                3
                one
                3
                two
                0

                HTTP/1.1 503 Service Unavailable
                Connection: close
                content-length: 0

                """, connection -> {
            assertThat(connection.exchange(new byte[0])).isEqualTo(new Answer(200, "abc", false, "hello"));
            assertThat(connection.exchange(new byte[0])).isEqualTo(new Answer(200, "", false, "onetwo"));
            assertThat(connection.exchange(new byte[0])).isEqualTo(new Answer(503, "", true, ""));
            assertThat(connection.awaitEnd(Duration.ofSeconds(30))).isFalse();
        });
    }

    @Test
    void connectionThatEndsWithinAResponseIsAnError() throws IOException {
        exchange(
                "HTTP/1.1 200 OK\nContent-Length: 5\n\nhel",
                connection -> assertThatThrownBy(() -> connection.exchange(new byte[0]))
                        .isInstanceOf(IOException.class)
                        .hasMessage("The connection ended within a response"));
    }

    @Test
    void onlyResultsAreGood() {
        assertThat(new Answer(200, "", false, "{\"result\":{}}").isGood()).isTrue();
        assertThat(new Answer(200, "", false, "{\"result\":{\"isError\":true}}").isGood())
                .isFalse();
        assertThat(new Answer(200, "", false, "{\"error\":{}}").isGood()).isFalse();
        assertThat(new Answer(503, "", false, "{\"result\":{}}").isGood()).isFalse();
    }

    private interface Client {
        void use(Connection connection) throws IOException;
    }

    private static void exchange(String responses, Client client) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Connection connection = new Connection(new Socket(server.getInetAddress(), server.getLocalPort()))) {
            try (Socket accepted = server.accept()) {
                accepted.getOutputStream().write(Requests.ascii(responses.replace("\n", "\r\n")));
            }
            client.use(connection);
        }
    }
}
