package dev.remotemcp.hostdouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionHostTest {
    @TempDir
    private Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
    private FunctionHost host;

    @BeforeEach
    void start() throws Exception {
        host = start("serves", "anonymous", "", false);
    }

    @AfterEach
    void stop() throws InterruptedException {
        host.close();
        client.close();
    }

    @Test
    void theHandlerIsStartedInItsFolderWithItsPortAndItsSettings() throws Exception {
        String port = text(get("/env?FUNCTIONS_CUSTOMHANDLER_PORT"));

        assertThat(Integer.parseInt(port)).isNotEqualTo(host.url().getPort());
        assertThat(text(get("/env?FUNCTIONS_HTTPWORKER_PORT"))).isEqualTo(port);
        assertThat(text(get("/env?FUNCTIONS_CUSTOMHANDLER_WORKER_ID"))).hasSize(36);
        assertThat(text(get("/env?MCP_SOMETHING"))).isEqualTo("set");
        assertThat(Path.of(text(get("/env?FUNCTIONS_APP_ROOT_PATH")))).isEqualTo(folder.toAbsolutePath());
        assertThat(Path.of(text(get("/folder"))).toRealPath()).isEqualTo(folder.toRealPath());
        assertThat(output).contains("listening");
    }

    @Test
    void aRequestIsHandedOnAsItIsWithItsHostAndAnInvocationId() throws Exception {
        HttpResponse<String> response = client.send(
                request("/echo/a/b?c=d%20e")
                        .header("X-Mine", "mine")
                        .expectContinue(true)
                        .PUT(HttpRequest.BodyPublishers.ofString("a body"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().allValues("X-Two")).containsExactly("1", "2");
        List<String> seen = response.body().lines().toList();
        assertThat(seen.subList(0, 4))
                .containsExactly("PUT", "/echo/a/b?c=d%20e", host.url().getAuthority(), "mine");
        assertThat(seen.get(4)).hasSize(36);
        assertThat(seen.get(5)).startsWith("4.");
        assertThat(seen.get(6)).isEqualTo("a body");
    }

    @Test
    void piecesOfAnAnswerArriveAsTheyAreSent() throws Exception {
        HttpResponse<InputStream> response = client.send(get("/stream"), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body()))) {
            assertThat(lines.readLine()).isEqualTo("first");
            // The handler sends the second line only now.
            assertThat(client.send(get("/release"), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(204);
            assertThat(lines.readLine()).isEqualTo("second");
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void aRequestThatComesBeforeTheAnswerToTheOneBeforeKeepsItsBody() throws Exception {
        try (Socket socket = new Socket(host.url().getHost(), host.url().getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write("GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            BufferedReader lines = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            assertThat(lines.lines().anyMatch("first"::equals)).isTrue();
            out.write(
                    "PUT /echo/a/b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 6\r\n\r\na body"
                            .getBytes(StandardCharsets.US_ASCII));
            client.send(get("/release"), HttpResponse.BodyHandlers.discarding());

            assertThat(lines.lines()).contains("second").endsWith("a body");
        }
    }

    @Test
    void theHandlerNoticesThatAClientHasLeft() throws Exception {
        HttpResponse<InputStream> response = client.send(get("/endless"), HttpResponse.BodyHandlers.ofInputStream());
        response.body().close();

        assertThat(text(get("/left"))).isEqualTo("left");
    }

    @Test
    void aHandlerThatEndsIsStartedAgain() throws Exception {
        String before = text(get("/pid"));
        HttpResponse<String> lost = client.send(get("/exit"), HttpResponse.BodyHandlers.ofString());
        assertThat(lost.statusCode()).isEqualTo(502);
        awaitOutput("The custom handler ended with exit code 3");

        assertThat(text(get("/pid"))).isNotEqualTo(before);
    }

    @Test
    void aRequestThatTakesTooLongEndsTheHandler() throws Exception {
        host.close();
        host = start("serves", "anonymous", "\"functionTimeout\": \"00:00:01\",", false);

        assertThat(client.send(get("/hangs"), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(502);
        awaitOutput("A request took longer than functionTimeout; the custom handler is ended");
    }

    @Test
    void callersNeedAKeyWhereHostJsonAndTheOptionsSaySo() throws Exception {
        host.close();
        host = start("serves", "function", "", true);
        String key = host.key().orElseThrow();

        assertThat(client.send(get("/pid"), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
        assertThat(client.send(
                                request("/pid")
                                        .header("x-functions-key", key + "x")
                                        .POST(HttpRequest.BodyPublishers.ofString("body"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
        assertThat(client.send(
                                request("/pid").header("x-functions-key", key).build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.send(get("/pid?code=" + key), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aHandlerThatEndsAtOnceIsReported() {
        assertThatThrownBy(() -> start("ends", "anonymous", "", false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ended with exit code 7 before it listened");
    }

    private FunctionHost start(String mode, String access, String more, boolean auth) throws Exception {
        return FunctionHost.start(
                FakeHandler.app(folder, mode, access, more), new FunctionHost.Options(0, auth, output::add));
    }

    private void awaitOutput(String line) throws InterruptedException {
        for (String next = output.poll(60, TimeUnit.SECONDS);
                !line.equals(next);
                next = output.poll(60, TimeUnit.SECONDS)) {
            assertThat(next).as("before: " + line).isNotNull();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(host.url() + path));
    }

    private HttpRequest get(String path) {
        return request(path).build();
    }

    private String text(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
