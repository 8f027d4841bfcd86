package dev.remotemcp.minientra;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Finds what answers a request, and lets the armed faults come first. */
final class EntraSite implements Function<Request, Answer> {
    private final Mode mode;
    private final Directory directory;
    private final Metadata metadata;
    private final SigningKeys keys;
    private final AuthorizeEndpoint authorize;
    private final TokenEndpoint token;
    private final Registration registration;
    private final ErrorAnswers errors;
    private final Faults<Fault> faults;

    EntraSite(
            Mode mode,
            Directory directory,
            Metadata metadata,
            SigningKeys keys,
            AuthorizeEndpoint authorize,
            TokenEndpoint token,
            Registration registration,
            ErrorAnswers errors,
            Faults<Fault> faults) {
        this.mode = mode;
        this.directory = directory;
        this.metadata = metadata;
        this.keys = keys;
        this.authorize = authorize;
        this.token = token;
        this.registration = registration;
        this.errors = errors;
        this.faults = faults;
    }

    @Override
    public Answer apply(Request request) {
        Answer answer = request.method().equals("OPTIONS") && mode == Mode.LENIENT ? preflight() : routed(request);
        return mode == Mode.LENIENT ? answer.with("Access-Control-Allow-Origin", "*") : answer;
    }

    private static Answer preflight() {
        return Answer.empty(204)
                .with("Access-Control-Allow-Methods", "GET, POST, OPTIONS")
                .with("Access-Control-Allow-Headers", "*, Authorization")
                .with("Access-Control-Max-Age", "60");
    }

    private Answer routed(Request request) {
        String path = request.path();
        int slash = path.indexOf('/', 1);
        if (slash < 0) {
            return Answer.empty(404);
        }
        String first = path.substring(1, slash);
        String rest = path.substring(slash);
        if (first.equals(".well-known")) {
            return inserted(rest, request);
        }
        boolean common = first.equals("common");
        if (!common && !directory.hasTenant(first)) {
            return errors.refused(Refusal.invalidRequest(90002, "Tenant '" + first + "' not found."), request);
        }
        return switch (rest) {
            case "/v2.0/.well-known/openid-configuration" -> document(metadata.document(first), request);
            case "/discovery/v2.0/keys" -> keys(first, request);
            case "/oauth2/v2.0/authorize" -> common ? Answer.empty(404) : authorize(first, request);
            case "/oauth2/v2.0/token" -> common ? Answer.empty(404) : token(first, request);
            case "/oauth2/v2.0/register" -> common || mode == Mode.STRICT ? Answer.empty(404) : register(request);
            default -> Answer.empty(404);
        };
    }

    /** Metadata whose well-known part comes before the issuer's path (RFC 8414, section 3); Entra has none. */
    private Answer inserted(String rest, Request request) {
        for (String kind : new String[] {"/oauth-authorization-server/", "/openid-configuration/"}) {
            if (mode == Mode.LENIENT && rest.startsWith(kind) && rest.endsWith("/v2.0")) {
                String tenant =
                        rest.substring(kind.length(), Math.max(kind.length(), rest.length() - "/v2.0".length()));
                return directory.hasTenant(tenant) ? document(metadata.document(tenant), request) : Answer.empty(404);
            }
        }
        return Answer.empty(404);
    }

    private static Answer document(Map<String, Object> document, Request request) {
        return isRead(request)
                ? Answer.json(200, document).with("Access-Control-Allow-Origin", "*")
                : Answer.empty(405);
    }

    private Answer keys(String tenantId, Request request) {
        Optional<Fault> fault = met(Fault.Place.KEYS);
        Map<String, Object> document = keys.document(tenantId);
        return switch (fault.orElse(null)) {
            case Fault.KeysDown() -> Answer.empty(503);
            case Fault.KeysRedirect(var location) -> Answer.redirect(location.toString());
            case Fault.KeysHuge(int size) -> {
                document.put("padding", "x".repeat(size));
                yield document(document, request);
            }
            case null, default -> document(document, request);
        };
    }

    private Answer authorize(String tenantId, Request request) {
        return isRead(request) || request.method().equals("POST")
                ? authorize.answer(tenantId, request)
                : Answer.empty(405);
    }

    private Answer token(String tenantId, Request request) {
        if (!request.method().equals("POST")) {
            return Answer.empty(405);
        }
        Optional<Fault> fault = met(Fault.Place.TOKEN);
        try {
            return switch (fault.orElse(null)) {
                case Refusal refusal -> errors.refused(refusal, request);
                case Fault.Throttled(var retryAfter) -> errors.throttled(retryAfter, request);
                case Fault.Unavailable() -> errors.unavailable(request);
                case null, default -> token.answer(tenantId, request);
            };
        } catch (RefusedException refused) {
            return errors.refused(refused.refusal(), request);
        }
    }

    private Answer register(Request request) {
        return request.method().equals("POST") ? registration.answer(request) : Answer.empty(405);
    }

    private Optional<Fault> met(Fault.Place place) {
        Optional<Faults.Met<Fault>> met = faults.meet(fault -> fault.place() == place);
        if (met.isPresent() && met.get().fault() instanceof Fault.Slow(var where, var delay)) {
            await(met.get().cleared(), delay.toMillis());
        }
        return met.map(Faults.Met::fault);
    }

    private static void await(CountDownLatch cleared, long millis) {
        try {
            // Whether it was cleared or the time is over, the answer comes now.
            boolean ignored = cleared.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isRead(Request request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }
}
