package dev.remotemcp.publish;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A service that answers as a test says, and what a plan did with it. Nothing waits. */
final class Wire implements AutoCloseable {
    final WireMockServer server = new WireMockServer(
            WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    final List<String> said = new ArrayList<>();
    final List<String> warned = new ArrayList<>();
    final List<Duration> pauses = new ArrayList<>();

    Wire() {
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** With tokens that name their scope. */
    Services services() {
        return services(scope -> "token-for-" + URI.create(scope).getHost());
    }

    Services services(Tokens tokens) {
        return new Services(new Http(pauses::add), tokens, pauses::add, new Progress() {
            @Override
            public void say(String line) {
                said.add(line);
            }

            @Override
            public void warn(String line) {
                warned.add(line);
            }
        });
    }

    /** What was asked, in its order: method, path with query, and body if there is one. */
    List<String> requests() {
        List<String> all = new ArrayList<>();
        for (ServeEvent event : server.getAllServeEvents()) {
            LoggedRequest request = event.getRequest();
            String body = request.getBodyAsString();
            all.add(request.getMethod() + " " + request.getUrl() + (body.isEmpty() ? "" : " " + body));
        }
        Collections.reverse(all);
        return all;
    }

    /** Everything that people were shown. */
    String shown() {
        return String.join("\n", said) + "\n" + String.join("\n", warned);
    }

    @Override
    public void close() {
        server.stop();
    }
}
