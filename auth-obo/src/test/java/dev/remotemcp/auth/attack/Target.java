package dev.remotemcp.auth.attack;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.remotemcp.auth.DownstreamServer;
import dev.remotemcp.auth.SignInServer;
import dev.remotemcp.minientra.FakeGraph;
import dev.remotemcp.minientra.MiniEntra;
import dev.remotemcp.minientra.TokenBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A server to attack, which calls an API on behalf of its callers and has fetched the keys of its identity provider
 * already. Everything that it can reach keeps a journal: the provider, the API, and a place of the attacker's.
 */
final class Target implements AutoCloseable {
    final SignInServer server;
    final MiniEntra entra;
    final FakeGraph graph;
    private final DownstreamServer downstream;
    private final WireMockServer elsewhere;

    Target(Map<String, Object> more, Object... beans) throws IOException, InterruptedException {
        this(builder -> builder, more, beans);
    }

    Target(UnaryOperator<MiniEntra.Builder> special, Map<String, Object> more, Object... beans)
            throws IOException, InterruptedException {
        elsewhere = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        elsewhere.start();
        elsewhere.stubFor(any(anyUrl()).willReturn(okJson("{\"keys\":[]}")));
        downstream = new DownstreamServer(special, more, true, beans);
        server = downstream.server;
        entra = server.entra;
        graph = downstream.graph;
    }

    /** Has the keys fetched, as the first caller does. */
    Target warm() throws IOException, InterruptedException {
        call("harmless", token().mint()).isServed("done");
        entra.journal().clear();
        return this;
    }

    /** The token of an honest caller. */
    TokenBuilder token() {
        return server.token();
    }

    /** A URL that no honest configuration names. */
    URI elsewhere(String path) {
        return URI.create("http://127.0.0.1:" + elsewhere.port() + path);
    }

    /** Calls a tool that would go on to the API downstream. */
    Attempt call(String token) throws IOException, InterruptedException {
        return call("my_name", token);
    }

    Attempt call(String tool, String token) throws IOException, InterruptedException {
        return send(calling(tool, token));
    }

    HttpRequest.Builder calling(String tool, String token) {
        return server.request("tools/call", "\"name\":\"" + tool + "\",\"arguments\":{}", token);
    }

    /** The same call without credentials, for others to be added. */
    HttpRequest.Builder calling() {
        return server.post();
    }

    Attempt send(HttpRequest.Builder request) throws IOException, InterruptedException {
        List<String> before = outbound();
        HttpResponse<String> answer = server.send(request);
        List<String> since = new ArrayList<>(outbound());
        before.forEach(since::remove);
        return new Attempt(answer, since);
    }

    /** Everything that went out so far. */
    List<String> outbound() {
        return Stream.concat(
                        downstream.outbound().map(request -> request.method() + " " + request.path()),
                        elsewhere.getAllServeEvents().stream()
                                .map(event -> "elsewhere " + event.getRequest().getUrl()))
                .toList();
    }

    /** What came to the attacker's place. */
    List<String> stolen() {
        return elsewhere.getAllServeEvents().stream()
                .map(event -> event.getRequest().getUrl() + " "
                        + event.getRequest().header("Authorization").isPresent())
                .toList();
    }

    /** How often a token was asked for on behalf of somebody. */
    int exchanges() {
        return downstream.exchanges().size();
    }

    long fetches() {
        return entra.journal().requests("/keys").size();
    }

    @Override
    public void close() {
        downstream.close();
        elsewhere.stop();
    }
}
