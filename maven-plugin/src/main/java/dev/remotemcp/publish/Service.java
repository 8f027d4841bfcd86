package dev.remotemcp.publish;

import java.util.Arrays;
import java.util.Map;

/**
 * A service that answers with the statuses that one expects, or is told of with a mend.
 *
 * @param name of the service
 * @param mends what to do, by status
 */
record Service(String name, Http http, Map<Integer, String> mends) {
    private static final String OTHERWISE = "Mend what the answer names, and publish again.";

    /**
     * Sends a request.
     *
     * @throws RefusedException if the status is none of those expected
     */
    Answer expect(Request request, int... expected) throws RefusedException, InterruptedException {
        Answer answer = http.send(request);
        if (Arrays.stream(expected).noneMatch(status -> status == answer.status())) {
            throw refused(request, answer, mends.getOrDefault(answer.status(), OTHERWISE));
        }
        return answer;
    }

    /** Tells of an answer that does not do. */
    RefusedException refused(Request request, Answer answer, String mend) {
        String body = http.shown(answer.body());
        return new RefusedException(
                name + " answered " + answer.status() + " to " + request.method() + " "
                        + request.uri().getPath() + (body.isEmpty() ? "." : ": " + body),
                mend);
    }
}
