package dev.remotemcp.auth.token;

import dev.remotemcp.auth.token.TokenVerdict.Denial;
import java.util.Set;

/** Which callers with a genuine token are wanted. */
record CallerRules(Set<String> allowedClients, boolean allowAppOnly) {
    TokenVerdict judge(Caller caller) {
        if (!allowedClients.isEmpty() && !allowedClients.contains(caller.clientId())) {
            return new TokenVerdict.Forbidden(Denial.CLIENT);
        }
        return caller.appOnly() && !allowAppOnly
                ? new TokenVerdict.Forbidden(Denial.APP_ONLY)
                : new TokenVerdict.Accepted(caller);
    }
}
