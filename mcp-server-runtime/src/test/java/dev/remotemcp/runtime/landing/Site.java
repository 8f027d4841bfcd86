package dev.remotemcp.runtime.landing;

import dev.remotemcp.runtime.builder.McpConfigurer;
import dev.remotemcp.runtime.catalog.BindingSource;
import dev.remotemcp.runtime.catalog.GeneratedSources;
import dev.remotemcp.runtime.edge.Announcement;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** An application on a free port, opened with and without a browser. */
final class Site implements AutoCloseable {
    static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    private final EmbeddedServer server;

    Site(Map<String, Object> settings, McpConfigurer offers, Object... beans) {
        Map<String, Object> properties = new HashMap<>(settings);
        properties.put("micronaut.server.port", -1);
        properties.putIfAbsent("mcp.server.name", "world-clock");
        ApplicationContext context = ApplicationContext.builder()
                .properties(properties)
                // Annotated classes among the tests are beans of every context.
                .beansPredicate(bean -> bean.getBeanType() != GeneratedSources.class
                        && !BindingSource.class.isAssignableFrom(bean.getBeanType()))
                .singletons(beans)
                .build();
        context.registerSingleton(McpConfigurer.class, offers);
        try {
            server = context.start().getBean(EmbeddedServer.class).start();
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    /**
     * What came back.
     *
     * @param headers as they came, names in lower case
     */
    record Answer(int status, String headers, String body) {
        boolean isHtml() {
            return headers.contains("content-type: text/html");
        }
    }

    String origin() {
        return "http://127.0.0.1:" + server.getPort();
    }

    String announcement() {
        return server.getApplicationContext().getBean(Announcement.class).text();
    }

    /** What a browser gets at {@code /}. */
    Answer browse() {
        return get("/", "Accept: " + BROWSER);
    }

    /** What a program gets that sends these headers. */
    Answer get(String path, String... headers) {
        return send("GET", path, "127.0.0.1:" + server.getPort(), headers);
    }

    Answer send(String method, String path, String host, String... headers) {
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        String request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + lines
                + (method.equals("POST") ? "Content-Length: 0\r\n" : "") + "\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            return new Answer(
                    Integer.parseInt(answer.substring(9, 12)),
                    answer.substring(0, end).toLowerCase(Locale.ROOT),
                    answer.substring(end + 4));
        } catch (IOException e) {
            throw new AssertionError("No answer to " + request, e);
        }
    }

    @Override
    public void close() {
        server.stop();
        server.getApplicationContext().close();
    }

    /** A page of the application's own. */
    @Controller
    @Requires(property = "site.own-route")
    static final class OwnRoute {
        @Get(produces = "text/html")
        HttpResponse<String> page() {
            return HttpResponse.ok("<p>A route of the application");
        }
    }

    /** A page that the application itself says is not there. */
    @Controller
    @Requires(property = "site.own-absence")
    static final class OwnAbsence {
        @Get(produces = "text/html")
        HttpResponse<String> page() {
            return HttpResponse.notFound("<p>The application has nothing here");
        }
    }
}
