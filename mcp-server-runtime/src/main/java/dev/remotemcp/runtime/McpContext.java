package dev.remotemcp.runtime;

import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.Root;
import java.net.URI;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * One call, as its handler sees it: who calls, how to tell them about progress, how to ask them.
 *
 * <p>A handler takes it as a parameter of any position. It means the same in every protocol revision. It is safe to use
 * from several threads while the call runs, and refuses questions with an {@link IllegalStateException} after the call
 * has ended.
 *
 * <p><b>Asking.</b> {@link #elicit}, {@link #elicitUrl}, {@link #sample}, {@link #roots} and {@link #ask} return the
 * client's answer. On a stateless request (2026-07-28) the call ends at the first question without an answer and
 * <em>runs again from the top</em> when the client retries with it (multi round-trip request); hence every question has
 * a key that is unique within the call and the same in every run, and side effects before a question belong into
 * {@link #once}. The end of the run travels as an {@link Error}, which a handler must not catch. In a session
 * (2025-11-25 and before) the call waits for the answer instead, which does not count against its deadline; a client
 * that fails to answer, or not in time ({@code mcp.state.ttl}), ends the question with an {@link McpToolException}.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr">MCP 2026-07-28, Multi
 *     Round-Trip Requests</a>
 */
public interface McpContext {
    /**
     * Reports progress; nothing is sent unless the client asked for it with a progress token.
     *
     * @param progress how far the call is, strictly greater than before; other values are dropped
     */
    void progress(double progress);

    /**
     * Reports progress out of a total.
     *
     * @param progress how far the call is, strictly greater than before; other values are dropped
     * @param total the value of {@code progress} at the end
     */
    void progress(double progress, double total);

    /**
     * Reports progress out of a total, with a message to show.
     *
     * @param progress how far the call is, strictly greater than before; other values are dropped
     * @param total the value of {@code progress} at the end
     * @param message what is being done
     */
    void progress(double progress, double total, String message);

    /** Sends a log message to the client if it asked for this level or a lower one; never required to arrive. */
    void log(LoggingLevel level, String message);

    /**
     * Sends a structured log entry to the client if it asked for this level or a lower one.
     *
     * @param logger name of the source, for example a class or subsystem
     * @param data anything Jackson can write
     */
    void log(LoggingLevel level, String logger, Object data);

    /**
     * Shows the user a form and returns what they did.
     *
     * @param key name of this question, unique within the call
     * @param message what to tell the user
     * @param form a record or interface annotated with {@code McpForm}
     * @throws MissingCapabilityException if the client cannot show forms
     */
    <T> Elicitation<T> elicit(String key, String message, Class<T> form);

    /**
     * Asks the user to open a URL, for example to sign in or to enter a secret.
     *
     * <p>{@link ElicitationAction#ACCEPT} means that the user consented to open it, not that they finished there.
     *
     * @throws MissingCapabilityException if the client cannot open URLs
     */
    ElicitationAction elicitUrl(String key, String message, URI url);

    /**
     * Asks the client's model to continue a conversation.
     *
     * @throws MissingCapabilityException if the client offers no sampling
     */
    CreateMessageResult sample(String key, CreateMessageRequest request);

    /**
     * Asks for the directories or files that the client works on, under the key {@code roots}.
     *
     * @throws MissingCapabilityException if the client offers no roots
     */
    List<Root> roots();

    /**
     * Asks several questions at once, so that the user is interrupted a single time.
     *
     * @throws MissingCapabilityException if the client lacks what one of the questions needs
     * @throws IllegalArgumentException if two questions have the same key
     */
    Answers ask(Question<?>... questions);

    /**
     * Runs a step with a side effect a single time, however often the call runs again.
     *
     * <p>The result is carried, encrypted, through the client and handed back in later runs. A step whose call never
     * reaches a question again is not remembered.
     *
     * @param step name of the step, unique within the call
     * @param type what the step returns; Jackson must be able to write and read it
     * @return the step's result, from this run or an earlier one
     */
    <T> T once(String step, Class<T> type, Supplier<T> action);

    /** Runs a step without a result a single time, however often the call runs again. */
    void once(String step, Runnable action);

    /**
     * Lets go of the connection while the call goes on; the client comes back for the rest.
     *
     * <p>For long calls that should not hold a connection. What is sent meanwhile waits for the client. Does nothing
     * where the client has no way to come back: in 2026-07-28, before 2025-11-25, and without sessions.
     *
     * @param retry how long the client should wait before it comes back
     * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports">MCP 2025-11-25,
     *     Transports, Sending Messages to the Server</a>
     */
    void continueByPolling(Duration retry);

    /**
     * Whether the client cancelled, which in 2026-07-28 it does by leaving, or the call's deadline passed; the
     * handler's thread is interrupted as well.
     */
    boolean cancelled();

    /** What the client says about itself. */
    Client client();

    /** The authenticated caller, if the endpoint authenticates. */
    Optional<Principal> principal();

    /** The request's {@code _meta}; an empty object when there is none. */
    JsonNode meta();

    /** The W3C {@code traceparent} of the request's {@code _meta}, if well-formed, for calls further downstream. */
    Optional<String> traceparent();
}
