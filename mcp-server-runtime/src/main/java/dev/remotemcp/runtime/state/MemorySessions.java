package dev.remotemcp.runtime.state;

import dev.remotemcp.runtime.config.LegacyConfiguration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one server's sessions in this process. */
final class MemorySessions implements Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(MemorySessions.class);

    /** The part that goes at a time when there are too many, so that not every new session searches all others. */
    private static final int EVICTED_PART = 100;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final int most;
    private final long timeoutNanos;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mcp-sessions").factory());

    MemorySessions(LegacyConfiguration configuration) {
        this.most = configuration.maxSessions();
        this.timeoutNanos = configuration.sessionTimeout().toNanos();
        long period = Math.clamp(configuration.sessionTimeout().toMillis() / 10, 10, 30_000);
        sweeper.scheduleWithFixedDelay(this::removeExpired, period, period, TimeUnit.MILLISECONDS);
    }

    private static final class Entry {
        private volatile Session session;
        private volatile long lastUsed = System.nanoTime();

        Entry(Session session) {
            this.session = session;
        }
    }

    @Override
    public boolean mayWait() {
        return false;
    }

    @Override
    public void add(Session session) {
        entries.put(session.id(), new Entry(session));
        if (entries.size() > most) {
            removeLongestIdle();
        }
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
        Entry entry = entries.get(id);
        if (entry != null) {
            synchronized (entry) {
                entry.session = change.apply(entry.session);
            }
        }
    }

    @Override
    public void remove(String id) {
        if (entries.remove(id) != null) {
            listeners.forEach(listener -> listener.accept(id));
        }
    }

    @Override
    public void onEnd(Consumer<String> listener) {
        listeners.add(listener);
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

    private synchronized void removeLongestIdle() {
        int surplus = entries.size() - most;
        if (surplus <= 0) {
            return;
        }
        record Idle(String id, long nanos) {}

        long now = System.nanoTime();
        entries.entrySet().stream()
                .map(entry -> new Idle(entry.getKey(), now - entry.getValue().lastUsed))
                .sorted(Comparator.comparingLong(Idle::nanos).reversed())
                .limit(surplus + (long) most / EVICTED_PART)
                .forEach(idle -> remove(idle.id()));
    }

    void close() {
        sweeper.shutdownNow();
    }
}
