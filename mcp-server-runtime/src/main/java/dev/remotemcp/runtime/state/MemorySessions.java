package dev.remotemcp.runtime.state;

import dev.remotemcp.runtime.config.LegacyConfiguration;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one server's sessions in this process, bounded in number and in bytes. At a caller's own bound their longest
 * idle session ends; at the bound of all, the longest idle one of the caller who has most.
 */
final class MemorySessions implements Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(MemorySessions.class);

    /** Bytes that a session takes beside its texts, with its entry here and what goes on in it. */
    private static final int SESSION_BYTES = 1_536;

    /** Bytes that a text takes beside its letters, which may take two each. */
    private static final int TEXT_BYTES = 64;

    /** The part of all bytes that one caller may take. */
    private static final int CALLERS_PART = 4;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final int most;
    private final int mostOfOne;
    private final long mostBytes;
    private final long timeoutNanos;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mcp-sessions").factory());

    // Guarded by this.
    private final Map<String, Share> shares = new HashMap<>();
    private int number;
    private long bytes;

    MemorySessions(LegacyConfiguration configuration) {
        this.most = configuration.maxSessions();
        this.mostOfOne = configuration.sessionsOfOneCaller();
        this.mostBytes = configuration.sessionsBytes();
        this.timeoutNanos = configuration.sessionTimeout().toNanos();
        long period = Math.clamp(configuration.sessionTimeout().toMillis() / 10, 10, 30_000);
        sweeper.scheduleWithFixedDelay(this::removeExpired, period, period, TimeUnit.MILLISECONDS);
    }

    /** The sessions and bytes of one caller; guarded by the sessions. */
    private static final class Share {
        /** By the time of their last use, as far as {@link Entry#ordered} knows it. */
        private final SequencedMap<String, Entry> sessions = new LinkedHashMap<>();

        private final String caller;
        private final String owner;
        private long bytes;

        /** The share of the caller who opens their first session. */
        Share(Session first) {
            caller = first.caller();
            owner = first.owner();
        }

        int number() {
            return sessions.size();
        }

        /** The same session, with the texts that all sessions of the caller have in common kept once. */
        Session compact(Session session) {
            return new Session(
                    session.id(),
                    session.server(),
                    session.owner().equals(owner) ? owner : session.owner(),
                    caller,
                    session.client(),
                    session.logLevel(),
                    session.subscriptions());
        }

        /** The id of the longest idle session other than one; null if there is no other. */
        @Nullable
        String longestIdle(String exempt) {
            Map.Entry<String, Entry> first = sessions.firstEntry();
            if (first != null && first.getValue().ordered != first.getValue().lastUsed) {
                order();
            }
            for (String id : sessions.keySet()) {
                if (!id.equals(exempt)) {
                    return id;
                }
            }
            return null;
        }

        private void order() {
            record Used(String id, Entry entry, long nanosAgo) {}

            long now = System.nanoTime();
            List<Used> used = new ArrayList<>(sessions.size());
            sessions.forEach((id, entry) -> {
                entry.ordered = entry.lastUsed;
                used.add(new Used(id, entry, now - entry.ordered));
            });
            used.sort(Comparator.comparingLong(Used::nanosAgo).reversed());
            sessions.clear();
            used.forEach(each -> sessions.put(each.id(), each.entry()));
        }
    }

    private static final class Entry {
        private final Share share;
        private volatile Session session;
        private volatile long lastUsed = System.nanoTime();

        /** The last use by which the share has ordered it; guarded by the sessions. */
        private long ordered = lastUsed;

        Entry(Share share, Session session) {
            this.share = share;
            this.session = session;
        }
    }

    @Override
    public boolean mayWait() {
        return false;
    }

    @Override
    public void add(Session session) {
        List<String> ended;
        synchronized (this) {
            Share share = shares.computeIfAbsent(session.caller(), caller -> new Share(session));
            Entry entry = new Entry(share, share.compact(session));
            entries.put(session.id(), entry);
            share.sessions.put(session.id(), entry);
            number++;
            weigh(share, bytes(session));
            ended = makeRoom(session.id(), share);
        }
        ended.forEach(this::tellEnd);
    }

    @Override
    public Optional<Session> use(String id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            return Optional.empty();
        }
        long now = System.nanoTime();
        if (now - entry.lastUsed > timeoutNanos) {
            remove(id);
            return Optional.empty();
        }
        entry.lastUsed = now;
        return Optional.of(entry.session);
    }

    @Override
    public Optional<Session> find(String id) {
        return Optional.ofNullable(entries.get(id)).map(entry -> entry.session);
    }

    @Override
    public void update(String id, UnaryOperator<Session> change) {
        List<String> ended;
        synchronized (this) {
            Entry entry = entries.get(id);
            if (entry == null) {
                return;
            }
            long before = bytes(entry.session);
            entry.session = change.apply(entry.session);
            weigh(entry.share, bytes(entry.session) - before);
            ended = makeRoom(id, entry.share);
        }
        ended.forEach(this::tellEnd);
    }

    @Override
    public void remove(String id) {
        if (drop(id)) {
            tellEnd(id);
        }
    }

    @Override
    public void onEnd(Consumer<String> listener) {
        listeners.add(listener);
    }

    private void tellEnd(String id) {
        listeners.forEach(listener -> listener.accept(id));
    }

    private synchronized boolean drop(String id) {
        Entry entry = entries.remove(id);
        if (entry == null) {
            return false;
        }
        number--;
        entry.share.sessions.remove(id);
        weigh(entry.share, -bytes(entry.session));
        if (entry.share.number() == 0) {
            shares.remove(entry.session.caller());
        }
        return true;
    }

    private void weigh(Share share, long more) {
        bytes += more;
        share.bytes += more;
    }

    /** Drops sessions until the bounds are kept, other than the one that has just been added or has grown. */
    private List<String> makeRoom(String id, Share grown) {
        List<String> ended = new ArrayList<>();
        String dropped = "";
        while (dropped != null) {
            dropped = null;
            if (grown.number() > mostOfOne || grown.bytes > mostBytes / CALLERS_PART) {
                dropped = grown.longestIdle(id);
            }
            if (dropped == null && number > most) {
                dropped = longestIdle(id, Share::number);
            }
            if (dropped == null && bytes > mostBytes) {
                dropped = longestIdle(id, share -> share.bytes);
            }
            if (dropped != null && drop(dropped)) {
                ended.add(dropped);
            }
        }
        return ended;
    }

    /** The longest idle session of the callers who have most; of several such callers, the longest idle of all. */
    private @Nullable String longestIdle(String exempt, ToLongFunction<Share> size) {
        long largest = shares.values().stream().mapToLong(size).max().orElse(0);
        long now = System.nanoTime();
        long longest = Long.MIN_VALUE;
        String found = null;
        for (Share share : shares.values()) {
            String id = size.applyAsLong(share) == largest ? share.longestIdle(exempt) : null;
            Entry entry = id == null ? null : share.sessions.get(id);
            if (entry != null && now - entry.lastUsed > longest) {
                longest = now - entry.lastUsed;
                found = id;
            }
        }
        return found;
    }

    /** About how many bytes of memory a session takes. */
    static long bytes(Session session) {
        long texts = text(session.owner()) + text(session.caller()) + text(session.id());
        if (session.client().info().isPresent()) {
            Implementation info = session.client().info().get();
            texts += text(info.name())
                    + text(info.title())
                    + text(info.version())
                    + text(info.description())
                    + text(info.websiteUrl());
        }
        for (String extension : session.client().extensions()) {
            texts += text(extension);
        }
        for (String uri : session.subscriptions()) {
            texts += text(uri);
        }
        return SESSION_BYTES + texts;
    }

    private static long text(@Nullable String text) {
        return text == null ? 0 : TEXT_BYTES + 2L * text.length();
    }

    /** About how many bytes of memory all sessions take. */
    synchronized long bytes() {
        return bytes;
    }

    private void removeExpired() {
        long now = System.nanoTime();
        try {
            entries.forEach((id, entry) -> {
                if (now - entry.lastUsed > timeoutNanos) {
                    remove(id);
                }
            });
        } catch (RuntimeException e) { // thrown on, it would end the sweeping for good
            LOG.error("Not all expired sessions could be ended", e);
        }
    }

    void close() {
        sweeper.shutdownNow();
    }
}
