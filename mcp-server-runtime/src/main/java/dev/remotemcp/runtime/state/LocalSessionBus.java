package dev.remotemcp.runtime.state;

import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Carries messages within this process. */
@Singleton
@Secondary
final class LocalSessionBus implements SessionBus {
    private final List<Consumer<SessionMessage>> subscribers = new CopyOnWriteArrayList<>();

    @Override
    public void publish(SessionMessage message) {
        subscribers.forEach(subscriber -> subscriber.accept(message));
    }

    @Override
    public void subscribe(Consumer<SessionMessage> subscriber) {
        subscribers.add(subscriber);
    }
}
