package dev.remotemcp.runtime.state;

import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Carries changes within this process. */
@Singleton
@Secondary
final class LocalChangeBus implements ChangeBus {
    private final Set<Consumer<Change>> subscribers = ConcurrentHashMap.newKeySet();

    @Override
    public void publish(Change change) {
        subscribers.forEach(subscriber -> subscriber.accept(change));
    }

    @Override
    public Runnable subscribe(Consumer<Change> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }
}
