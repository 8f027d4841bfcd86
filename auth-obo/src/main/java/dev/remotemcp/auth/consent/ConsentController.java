package dev.remotemcp.auth.consent;

import dev.remotemcp.auth.http.Resources;
import dev.remotemcp.auth.obo.OnBehalfOfTokens;
import dev.remotemcp.auth.obo.SignInCodes;
import dev.remotemcp.auth.token.AuthSettings;
import dev.remotemcp.auth.token.IdentityProvider.Entra;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.CookieValue;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The page at which a person allows the server to act for them elsewhere. It sends them to sign in at Entra ID, where
 * they are asked, and holds who signed in against who was asked. Nothing that comes back is kept: the consent stands at
 * Entra ID.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation">MCP 2026-07-28,
 *     Elicitation, Safe URL Handling</a>
 */
@Controller(ConsentController.PATH)
@Requires(beans = SignInCodes.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConsentController {
    static final String PATH = "/auth/consent";
    private static final String BACK = "/callback";
    private static final String COOKIE = "mcp-consent";

    private final Entra entra;
    private final Resources resources;
    private final Tickets tickets;
    private final SignInCodes codes;
    private final OnBehalfOfTokens tokens;

    ConsentController(
            AuthSettings settings, Resources resources, Tickets tickets, SignInCodes codes, OnBehalfOfTokens tokens) {
        if (!(settings.provider() instanceof Entra provider)) {
            throw new IllegalStateException("Only Entra ID has this consent");
        }
        this.entra = provider;
        this.resources = resources;
        this.tickets = tickets;
        this.codes = codes;
        this.tokens = tokens;
    }

    /** Sends whoever opens the link to sign in. */
    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<String> open(@QueryValue @Nullable String invitation) {
        Optional<Invitation> invited = Optional.ofNullable(invitation).flatMap(tickets::invitation);
        if (invited.isEmpty()) {
            return page(HttpStatus.BAD_REQUEST, ConsentPage.OVER);
        }
        String browser = Tickets.secret();
        Attempt attempt = new Attempt(
                Tickets.secret(),
                invited.get(),
                Tickets.digest(browser),
                Tickets.secret(),
                Tickets.secret(),
                Instant.now().plus(Tickets.LIFE));
        return HttpResponse.<String>seeOther(authorization(attempt))
                .cookie(cookie(browser))
                .headers(ConsentController::unkept);
    }

    private URI authorization(Attempt attempt) {
        String scopes = attempt.invitation().scopes().stream().sorted().collect(Collectors.joining(" "));
        return UriBuilder.of(entra.authorizationEndpoint(attempt.invitation().tenantId()))
                .queryParam("client_id", entra.clientId())
                .queryParam("response_type", "code")
                .queryParam("response_mode", "query")
                .queryParam("redirect_uri", back().toString())
                .queryParam("scope", "openid " + scopes)
                .queryParam("state", tickets.seal(attempt))
                .queryParam("nonce", attempt.nonce())
                .queryParam("code_challenge", Tickets.digest(attempt.verifier()))
                .queryParam("code_challenge_method", "S256")
                .queryParam("prompt", "select_account")
                .build();
    }

    private Cookie cookie(String browser) {
        return Cookie.of(COOKIE, browser)
                .httpOnly(true)
                .secure(back().getScheme().equals("https"))
                .sameSite(SameSite.Lax) // the provider's redirect has to bring it
                .path(resources.page(PATH).getRawPath())
                .maxAge(Tickets.LIFE.toSeconds());
    }

    /** Takes who has signed in, and says what came of it. */
    @Get(uri = BACK, produces = MediaType.TEXT_HTML)
    HttpResponse<String> callback(
            @QueryValue @Nullable String state,
            @QueryValue @Nullable String code,
            @QueryValue @Nullable String error,
            @CookieValue(COOKIE) @Nullable String browser)
            throws InterruptedException {
        Optional<Attempt> attempt =
                state == null || browser == null ? Optional.empty() : tickets.attempt(state, browser);
        if (attempt.isEmpty()) {
            return page(HttpStatus.BAD_REQUEST, ConsentPage.OVER);
        }
        if (code == null || error != null) {
            return page(HttpStatus.OK, ConsentPage.NOT_GIVEN);
        }
        Invitation invited = attempt.get().invitation();
        Optional<SignInCodes.Person> person = codes.redeem(
                invited.tenantId(),
                code,
                attempt.get().verifier(),
                attempt.get().nonce(),
                back(),
                invited.scopes());
        if (person.isEmpty()) {
            return page(HttpStatus.BAD_GATEWAY, ConsentPage.FAILED);
        }
        if (!person.get().is(invited.tenantId(), invited.objectId())) {
            return page(HttpStatus.FORBIDDEN, ConsentPage.SOMEBODY_ELSE);
        }
        tokens.consented(invited.tenantId(), invited.objectId());
        return page(HttpStatus.OK, ConsentPage.GIVEN);
    }

    private URI back() {
        return resources.page(PATH + BACK);
    }

    private static HttpResponse<String> page(HttpStatus status, ConsentPage page) {
        return HttpResponse.<String>status(status)
                .contentType(MediaType.TEXT_HTML_TYPE)
                .body(page.html())
                .headers(ConsentController::unkept);
    }

    /** Nothing of it is for caches, frames or the next site. */
    private static void unkept(MutableHttpHeaders headers) {
        headers.add(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.add("Referrer-Policy", "no-referrer");
        headers.add("X-Content-Type-Options", "nosniff");
        headers.add(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'");
    }
}
