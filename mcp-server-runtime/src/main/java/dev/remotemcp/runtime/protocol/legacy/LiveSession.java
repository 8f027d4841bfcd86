package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.state.SessionMessage;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What is going on in one session on this instance: calls, open questions, streams. Thread-safe. */
final class LiveSession {
    private final String caller;
    private final Replay.Bounds bounds;
    private final Replay.Room room;

    /** The ids of the requests, as JSON, by what cancels them: a careless client may have two of the same id. */
    private final Map<Runnable, String> running = new ConcurrentHashMap<>();

    private final Map<String, CompletableFuture<SessionMessage.Response>> questions = new ConcurrentHashMap<>();
    private final Map<Long, ResumableStream> streams = new ConcurrentHashMap<>();
    private final AtomicLong lastStream = new AtomicLong(StandaloneStream.NUMBER);
    private final StandaloneStream standalone;
    private final EndedStreams ended;
    private volatile boolean over;

    /**
     * Nothing going on yet.
     *
     * @param caller key of the caller whose session it is
     * @param bounds how much is kept per stream
     * @param ended where streams are kept whose call has ended
     */
    LiveSession(String caller, Replay.Bounds bounds, EndedStreams ended) {
        this.caller = caller;
        this.bounds = bounds;
        this.ended = ended;
        this.room = ended.room(caller);
        this.standalone = new StandaloneStream(bounds, room);
    }

    /**
     * A call has started.
     *
     * @param request the request's id, as JSON
     * @param cancel what to do when the client no longer wants the answer; another one for each call
     */
    void started(String request, Runnable cancel) {
        running.put(cancel, request);
        if (over && running.remove(cancel, request)) {
            cancel.run(); // the session ended since the request was let in
        }
    }

    /** A call has ended. */
    void ended(Runnable cancel) {
        running.remove(cancel);
    }

    /** The answer to a request of the server's, when it comes. */
    CompletableFuture<SessionMessage.Response> question(String request) {
        return questions.computeIfAbsent(request, key -> new CompletableFuture<>());
    }

    /** No answer is awaited any more; false if it has come already. */
    boolean withdraw(String request) {
        return questions.remove(request) != null;
    }

    void receive(SessionMessage message) {
        switch (message) {
            case SessionMessage.Response response -> {
                CompletableFuture<SessionMessage.Response> question = questions.remove(response.request());
                if (question != null) {
                    question.complete(response);
                }
            }
            case SessionMessage.Cancelled cancelled ->
                running.forEach((cancel, request) -> {
                    if (request.equals(cancelled.request()) && running.remove(cancel, request)) {
                        cancel.run();
                    }
                });
        }
    }

    /** A new stream for a call. */
    ResumableStream stream(boolean markers) {
        long number = lastStream.incrementAndGet();
        ResumableStream stream =
                new ResumableStream(number, new Replay(number, bounds, room), markers, done -> ended.add(this, done));
        streams.put(number, stream);
        return stream;
    }

    /** The stream of a call, if it is still kept. */
    Optional<ResumableStream> stream(long number) {
        return Optional.ofNullable(streams.get(number));
    }

    /** Key of the caller whose session it is. */
    String caller() {
        return caller;
    }

    /** Nobody comes back to a stream any more. */
    void forget(ResumableStream stream) {
        streams.remove(stream.number());
    }

    StandaloneStream standalone() {
        return standalone;
    }

    /** Whether something goes on that the client waits for. */
    boolean busy() {
        return !running.isEmpty() || standalone.connections() > 0;
    }

    /** The session is over: cancels the calls and closes the streams. */
    void end() {
        over = true;
        new ArrayList<>(running.keySet()).forEach(Runnable::run);
        running.clear();
        for (ResumableStream stream : streams.values()) {
            stream.end();
            ended.remove(stream);
        }
        streams.clear();
        standalone.end();
    }
}
