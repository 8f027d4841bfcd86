package dev.remotemcp.minientra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class OwnBugsTest {
    private static final String SECRET = "hunter2";

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    @Test
    void aBugIsAnsweredByItsClassAndLoggedByItsFramesAndItsMessageIsNowhere() throws Exception {
        Logger logger = Logger.getLogger(LoopbackServer.class.getName());
        Handler handler = new Recorder();
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try (LoopbackServer server =
                        new LoopbackServer(new InetSocketAddress(MiniEntra.Builder.loopback(), 0), new Journal());
                HttpClient client = HttpClient.newHttpClient()) {
            server.serve(OwnBugsTest::fail);

            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(server.base() + "/x")).build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("IllegalStateException").doesNotContain(SECRET);
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.getLevel()).isEqualTo(Level.SEVERE);
            assertThat(record.getThrown()).isNull();
            assertThat(record.getMessage())
                    .contains("IllegalStateException", "OwnBugsTest.fail", "Caused by: java.io.UncheckedIOException")
                    .doesNotContain(SECRET);
        });
    }

    private static Answer fail(Request request) {
        throw new IllegalStateException(SECRET, new UncheckedIOException(SECRET, new IOException(SECRET)));
    }

    /** Keeps what is logged. */
    private final class Recorder extends Handler {
        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
