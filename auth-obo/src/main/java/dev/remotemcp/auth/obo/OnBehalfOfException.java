package dev.remotemcp.auth.obo;

/**
 * There is no token on a caller's behalf. The message has the kind of problem, the provider's code and its correlation
 * id, and nothing of the caller.
 */
public final class OnBehalfOfException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient OnBehalfOfProblem problem;

    /** A failure for a reason. */
    public OnBehalfOfException(OnBehalfOfProblem problem) {
        super(message(problem));
        this.problem = problem;
    }

    /** Why there is none. */
    public OnBehalfOfProblem problem() {
        return problem;
    }

    private static String message(OnBehalfOfProblem problem) {
        String what = switch (problem) {
            case OnBehalfOfProblem.UserTokenRequired _ -> "delegated user token required";
            case OnBehalfOfProblem.ConsentRequired _ -> "consent required";
            case OnBehalfOfProblem.ClaimsRequired _ -> "stronger sign-in required";
            case OnBehalfOfProblem.Blocked _ -> "blocked by policy";
            case OnBehalfOfProblem.SignInAgain _ -> "sign in again";
            case OnBehalfOfProblem.Misconfigured _ -> "the server is not set up for this call";
            case OnBehalfOfProblem.Throttled throttled ->
                "too many requests, retry after " + throttled.retryAfter().toMillis() + " ms";
            case OnBehalfOfProblem.Unavailable _ -> "the identity provider is not available";
        };
        String code = problem.code().isEmpty() ? "" : " (" + problem.code() + ")";
        String id = problem.correlationId().isEmpty() ? "" : ", correlation id " + problem.correlationId();
        return what + code + id;
    }
}
