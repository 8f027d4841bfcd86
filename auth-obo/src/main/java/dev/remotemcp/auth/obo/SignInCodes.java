package dev.remotemcp.auth.obo;

import com.microsoft.aad.msal4j.AuthorizationCodeParameters;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import dev.remotemcp.auth.token.IdentityProvider.Entra;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out at Entra ID who has signed in with a code. The tokens that come along are dropped.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">OpenID Connect Core, section
 *     3.1.3.7</a>
 */
public final class SignInCodes {
    private static final Logger LOG = LoggerFactory.getLogger(SignInCodes.class);

    private final EntraApplications applications;
    private final Entra entra;
    private final Clock clock;

    SignInCodes(EntraApplications applications, Entra entra, Clock clock) {
        this.applications = applications;
        this.entra = entra;
        this.clock = clock;
    }

    /**
     * Who has signed in.
     *
     * @param tenantId their directory
     * @param objectId the person within it
     */
    public record Person(String tenantId, String objectId) {
        /** Whether it is a certain person. */
        public boolean is(String tenant, String object) {
            return tenantId.equals(tenant) && objectId.equals(object);
        }

        /** Tells nothing about the person. */
        @Override
        public String toString() {
            return "Person[…]";
        }
    }

    /**
     * Redeems a code; blocks.
     *
     * @param verifier what the code was asked for with (RFC 7636)
     * @param nonce what the statement of who signed in must repeat
     * @param back where the code came to
     * @return nothing if the provider does not take the code, or its statement is not for this sign-in
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public Optional<Person> redeem(
            String tenantId, String code, String verifier, String nonce, URI back, Set<String> scopes)
            throws InterruptedException {
        MsalTransport transport = applications.transport();
        try {
            IAuthenticationResult result = applications
                    .of(tenantId, transport)
                    .acquireToken(AuthorizationCodeParameters.builder(code, back)
                            .scopes(scopes)
                            .codeVerifier(verifier)
                            .build())
                    .get();
            // It comes from the provider itself over TLS, which takes the place of its signature.
            return person(JWTParser.parse(result.idToken()).getJWTClaimsSet(), tenantId, nonce);
        } catch (ExecutionException | NoProofException | MalformedURLException e) {
            LOG.warn(
                    "A consent could not be completed: the identity provider answered {}",
                    transport.error().map(TokenError::code).orElse("nothing that can be used"));
            return Optional.empty();
        } catch (ParseException e) {
            LOG.warn("A consent could not be completed: the identity provider sent no ID token that can be read");
            return Optional.empty();
        }
    }

    private Optional<Person> person(JWTClaimsSet claims, String tenantId, String nonce) throws ParseException {
        Instant now = clock.instant();
        boolean ours = entra.issuer(tenantId).equals(claims.getIssuer())
                && List.of(entra.clientId()).equals(claims.getAudience())
                && nonce.equals(claims.getStringClaim("nonce"))
                && claims.getExpirationTime() != null
                && claims.getExpirationTime().toInstant().isAfter(now);
        String tenant = claims.getStringClaim("tid");
        String object = claims.getStringClaim("oid");
        return ours && tenant != null && object != null ? Optional.of(new Person(tenant, object)) : Optional.empty();
    }
}
