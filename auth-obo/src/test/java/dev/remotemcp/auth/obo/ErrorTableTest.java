package dev.remotemcp.auth.obo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.auth.obo.OnBehalfOfProblem.Blocked;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.ClaimsRequired;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.ConsentRequired;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Misconfigured;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.SignInAgain;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Throttled;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Unavailable;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.UserTokenRequired;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTableTest {
    private static final Set<String> SCOPES = Set.of("api://a/b");

    @Test
    void aMissingConsentNamesTheScopes() {
        assertThat(grant(65001)).isEqualTo(new ConsentRequired(SCOPES, "AADSTS65001", "id"));
    }

    @ParameterizedTest
    @ValueSource(ints = {50072, 50074, 50076, 50078, 50079, 50158})
    void aFactorThatIsMissingIsAskedForWithItsClaims(int number) {
        assertThat(problem(400, "interaction_required", "basic_action", number, Optional.of("{\"a\":1}")))
                .isEqualTo(new ClaimsRequired("{\"a\":1}", "AADSTS" + number, "id"));
        assertThat(problem(400, "invalid_grant", "", number, Optional.of("{\"a\":1}")))
                .isInstanceOf(ClaimsRequired.class);
    }

    @Test
    void aFactorThatIsMissingWithoutClaimsTakesANewSignIn() {
        assertThat(grant(50076)).isEqualTo(new SignInAgain("AADSTS50076", "id"));
    }

    @ParameterizedTest
    @ValueSource(ints = {53000, 53001, 53002, 53003, 53004, 530003, 530032, 530034, 530084, 50057, 50105})
    void aPolicyBlocksWhateverClaimsComeAlong(int number) {
        assertThat(grant(number)).isEqualTo(new Blocked("AADSTS" + number, "id"));
        assertThat(problem(400, "interaction_required", "", number, Optional.of("{}")))
                .isInstanceOf(Blocked.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500133, 50173, 700082, 70008, 50132, 50133, 50144, 700081, 700084})
    void whatIsOverOrRevokedTakesANewSignIn(int number) {
        assertThat(grant(number)).isEqualTo(new SignInAgain("AADSTS" + number, "id"));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                500131, 50013, 7000215, 7000218, 7000222, 700016, 70011, 65002, 28000, 90002, 500011, 650053, 650057,
                700024, 700027, 700211, 700212, 700213
            })
    void theConfigurationIsForTheOperatorWhateverTheOAuthErrorAndHasARemedy(int number) {
        assertThat(grant(number)).isEqualTo(new Misconfigured("AADSTS" + number, "id"));
        assertThat(ErrorTable.remedy(error(400, "invalid_grant", "", number, Optional.empty(), Optional.empty())))
                .doesNotContain("look the code up");
    }

    @Test
    void aNumberThatIsNotKnownCanBeLookedUp() {
        assertThat(ErrorTable.remedy(error(401, "invalid_client", "", 7009999, Optional.empty(), Optional.empty())))
                .contains("https://login.microsoftonline.com/error");
    }

    @Test
    void anApplicationHasNobodyToActFor() {
        assertThat(grant(7000114)).isEqualTo(new UserTokenRequired());
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_client, Misconfigured",
        "unauthorized_client, Misconfigured",
        "invalid_scope, Misconfigured",
        "invalid_target, Misconfigured",
        "invalid_request, Misconfigured",
        "unsupported_grant_type, Misconfigured",
        "invalid_grant, SignInAgain",
        "invalid_token, SignInAgain",
        "interaction_required, SignInAgain",
        "access_denied, Blocked",
        "consent_required, ConsentRequired",
        "temporarily_unavailable, Unavailable",
        "'', Misconfigured"
    })
    void withoutAKnownNumberTheOAuthErrorTells(String error, String kind) {
        for (int number : new int[] {0, 999999}) {
            assertThat(problem(400, error, "", number, Optional.empty())
                            .getClass()
                            .getSimpleName())
                    .isEqualTo(kind);
        }
    }

    @Test
    void withoutAKnownNumberTheFinerErrorAndTheClaimsTell() {
        assertThat(problem(400, "invalid_grant", "consent_required", 999999, Optional.empty()))
                .isInstanceOf(ConsentRequired.class);
        assertThat(problem(400, "invalid_grant", "additional_action", 999999, Optional.of("{}")))
                .isInstanceOf(ClaimsRequired.class);
    }

    @Test
    void theStatusOfAnOverloadOutweighsWhatTheBodySays() {
        Optional<Duration> minute = Optional.of(Duration.ofMinutes(1));

        assertThat(ErrorTable.problem(error(429, "invalid_grant", "", 65001, Optional.empty(), minute), SCOPES))
                .isEqualTo(new Throttled(Duration.ofMinutes(1), "AADSTS65001", "id"));
        assertThat(ErrorTable.problem(error(503, "", "", 0, Optional.empty(), minute), SCOPES))
                .isEqualTo(new Throttled(Duration.ofMinutes(1), "", "id"));
        assertThat(problem(429, "", "", 0, Optional.empty())).isEqualTo(new Throttled(ErrorTable.USUAL_WAIT, "", "id"));
        assertThat(problem(503, "", "", 90033, Optional.empty())).isEqualTo(new Unavailable("AADSTS90033", "id"));
        assertThat(problem(500, "invalid_grant", "", 0, Optional.empty())).isEqualTo(new Unavailable("", "id"));
    }

    private static OnBehalfOfProblem grant(int number) {
        return problem(400, "invalid_grant", "", number, Optional.empty());
    }

    private static OnBehalfOfProblem problem(
            int status, String error, String suberror, int number, Optional<String> claims) {
        return ErrorTable.problem(error(status, error, suberror, number, claims, Optional.empty()), SCOPES);
    }

    private static TokenError error(
            int status,
            String error,
            String suberror,
            int number,
            Optional<String> claims,
            Optional<Duration> retryAfter) {
        return new TokenError(status, error, suberror, number, claims, "id", retryAfter);
    }
}
