package dev.remotemcp.minientra;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A local Microsoft Graph with {@code /v1.0/me}, {@code /v1.0/me/messages} and {@code /v1.0/me/messages/<id>}. It takes
 * the tokens that a {@link MiniEntra} issued for Graph and for nothing else.
 */
public final class FakeGraph implements AutoCloseable {
    private static final String MESSAGE = "/v1.0/me/messages/";

    private final MiniEntra entra;
    private final LoopbackServer server;
    private final Journal journal = new Journal();
    private final Faults<GraphFault> faults = new Faults<>();
    private final Set<String> challenged = ConcurrentHashMap.newKeySet();

    private FakeGraph(MiniEntra entra) {
        this.entra = entra;
        server = new LoopbackServer(new InetSocketAddress(MiniEntra.Builder.loopback(), 0), journal);
        // Clients that derive the scopes from the URL they call ask with this one.
        entra.register(graph().withIdentifierUri(server.base().toString()));
        server.serve(this::answer);
    }

    /** Starts one on a free port of 127.0.0.1, whose URL becomes an identifier URI of Graph beside the real one. */
    public static FakeGraph start(MiniEntra entra) {
        return new FakeGraph(entra);
    }

    /** The URL of the server, without a slash at its end. */
    public URI baseUri() {
        return server.base();
    }

    /** What is to go wrong. */
    public Faults<GraphFault> faults() {
        return faults;
    }

    /** What came in. */
    public Journal journal() {
        return journal;
    }

    private Application graph() {
        return entra.application(Application.GRAPH.clientId()).orElse(Application.GRAPH);
    }

    private Answer answer(Request request) {
        Optional<String> compact = request.header("authorization")
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()));
        if (compact.isEmpty()) {
            return unauthorized("Access token is empty.");
        }
        TokenReader.Read token;
        try {
            token = entra.reader().read(compact.get());
        } catch (RefusedException refused) {
            return unauthorized(
                    "Access token validation failure. " + refused.refusal().description());
        }
        boolean forGraph = token.audience().stream()
                .allMatch(audience -> audience.equals(graph().clientId())
                        || graph().identifierUris().contains(audience));
        if (!forGraph || token.audience().isEmpty()) {
            return unauthorized("Access token validation failure. Invalid audience.");
        }
        return faults.meet(fault -> true)
                .map(met -> failed(met.fault(), token))
                .or(() -> challengedBefore(token))
                .orElseGet(() -> served(request, token));
    }

    private Answer failed(GraphFault fault, TokenReader.Read token) {
        return switch (fault) {
            case GraphFault.Challenge(String claims) -> {
                challenged.add(token.text("uti"));
                yield challenge(claims);
            }
            case GraphFault.Forbidden() -> forbidden();
            case GraphFault.Throttled(var retryAfter) ->
                error(429, "TooManyRequests", "Too many requests.")
                        .with("Retry-After", Long.toString(retryAfter.toSeconds()));
            case GraphFault.Unavailable() -> error(503, "ServiceUnavailable", "Service is not available.");
            case GraphFault.Redirect(var location) -> Answer.redirect(location.toString());
        };
    }

    /** A challenge is met by another token only, however often the same one comes. */
    private Optional<Answer> challengedBefore(TokenReader.Read token) {
        return challenged.contains(token.text("uti"))
                ? Optional.of(challenge(new GraphFault.Challenge().claims()))
                : Optional.empty();
    }

    private Answer served(Request request, TokenReader.Read token) {
        Optional<User> user = entra.directory().user(token.text("tid"), token.text("oid"));
        if (token.isAppOnly() || user.isEmpty()) {
            return error(400, "BadRequest", "/me request is only valid with delegated authentication flow.");
        }
        if (!request.method().equals("GET")) {
            return error(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.");
        }
        return switch (request.path()) {
            case "/v1.0/me" -> token.scopes().contains("User.Read") ? me(user.get()) : forbidden();
            case "/v1.0/me/messages" -> token.scopes().contains("Mail.Read") ? messages(user.get()) : forbidden();
            case String path
            when path.startsWith(MESSAGE) ->
                token.scopes().contains("Mail.Read")
                        ? message(user.get(), path.substring(MESSAGE.length()))
                        : forbidden();
            default -> error(404, "ResourceNotFound", "Resource could not be discovered.");
        };
    }

    private static Answer me(User user) {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("@odata.context", "https://graph.microsoft.com/v1.0/$metadata#users/$entity");
        person.put("id", user.objectId());
        person.put("displayName", user.name());
        person.put("userPrincipalName", user.username());
        person.put("mail", user.username());
        return Answer.json(200, person);
    }

    private static Answer messages(User user) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("@odata.context", "https://graph.microsoft.com/v1.0/$metadata#users('me')/messages");
        page.put("value", mailbox(user));
        return Answer.json(200, page);
    }

    private static Answer message(User user, String id) {
        return mailbox(user).stream()
                .filter(message -> id.equals(message.get("id")))
                .findFirst()
                .map(message -> Answer.json(200, message))
                .orElseGet(() -> error(404, "ErrorItemNotFound", "The specified object was not found in the store."));
    }

    private static List<Map<String, Object>> mailbox(User user) {
        List<Map<String, Object>> messages = new ArrayList<>();
        for (String subject : List.of("Welcome, " + user.name(), "Your invoice")) {
            Map<String, Object> message = new LinkedHashMap<>();
            message.put("id", user.name() + "-" + (messages.size() + 1));
            message.put("subject", subject);
            message.put("receivedDateTime", "2026-01-0" + (messages.size() + 1) + "T09:00:00Z");
            message.put("isRead", false);
            messages.add(message);
        }
        return messages;
    }

    private Answer challenge(String claims) {
        String encoded = Base64.getEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return error(401, "InvalidAuthenticationToken", "Continuous access evaluation resulted in challenge.")
                .with(
                        "WWW-Authenticate",
                        "Bearer realm=\"\", authorization_uri=\"" + entra.baseUri()
                                + "/common/oauth2/authorize\", client_id=\"" + graph().clientId()
                                + "\", error=\"insufficient_claims\", claims=\"" + encoded + "\"");
    }

    private static Answer unauthorized(String message) {
        return error(401, "InvalidAuthenticationToken", message).with("WWW-Authenticate", "Bearer realm=\"\"");
    }

    private static Answer forbidden() {
        return error(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
    }

    private static Answer error(int status, String code, String message) {
        return Answer.json(status, Map.of("error", Map.of("code", code, "message", message)));
    }

    /** Stops the server. */
    @Override
    public void close() {
        server.close();
    }

    /** Names the URL. */
    @Override
    public String toString() {
        return "FakeGraph at " + baseUri();
    }
}
