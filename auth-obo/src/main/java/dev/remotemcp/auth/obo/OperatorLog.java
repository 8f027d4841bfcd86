package dev.remotemcp.auth.obo;

import dev.remotemcp.auth.obo.OnBehalfOfProblem.Misconfigured;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator what only the operator can mend, each thing once: callers come again and again. */
final class OperatorLog {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorLog.class);

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** What an error means; one of the configuration is logged. */
    OnBehalfOfProblem problem(TokenError error, Set<String> scopes) {
        OnBehalfOfProblem problem = ErrorTable.problem(error, scopes);
        if (problem instanceof Misconfigured(String code, String correlationId)) {
            String what = code.isEmpty() ? error.status() + " " + error.error() : code;
            tell(what, ErrorTable.remedy(error), correlationId);
        }
        return problem;
    }

    /** Logs what is wrong on this side: the provider was not asked, or could not be. */
    OnBehalfOfProblem problem(NoProofException wrong) {
        if (wrong.passing()) {
            LOG.warn("No token on behalf of callers at the moment: {}", wrong.remedy());
            return new OnBehalfOfProblem.Unavailable("", "");
        }
        tell(wrong.key(), wrong.remedy(), "");
        return new Misconfigured("", "");
    }

    private void tell(String what, String remedy, String correlationId) {
        if (told.add(what)) {
            LOG.error(
                    "No token on behalf of callers ({}): {}{}",
                    what,
                    remedy,
                    correlationId.isEmpty() ? "" : " (correlation id " + correlationId + ")");
        }
    }
}
