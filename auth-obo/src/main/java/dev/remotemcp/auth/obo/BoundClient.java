package dev.remotemcp.auth.obo;

import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A declarative HTTP client for one caller: gets a token for each request, lets {@link DownstreamFilter} attach it, and
 * meets the challenge of continuous access evaluation once.
 */
final class BoundClient implements InvocationHandler {
    private final Object client;
    private final BoundTokens tokens;

    BoundClient(Object client, BoundTokens tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "a client on behalf of a caller";
            };
        }
        method.setAccessible(true); // the interface may well be package-private
        DownstreamToken token = tokens.first().get();
        Object result;
        try {
            result = send(method, arguments, token);
        } catch (HttpClientResponseException refused) {
            Optional<String> claims = ClaimsChallenge.of(refused.getResponse());
            if (claims.isEmpty()) {
                throw refused;
            }
            return send(method, arguments, tokens.next().apply(token, claims.get()));
        }
        return result instanceof CompletionStage<?> stage
                ? stage.exceptionallyCompose(failure -> again(method, arguments, token, failure))
                : result;
    }

    private <T> CompletionStage<T> again(
            Method method, @Nullable Object @Nullable [] arguments, DownstreamToken refused, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Optional<String> claims = cause instanceof HttpClientResponseException response
                ? ClaimsChallenge.of(response.getResponse())
                : Optional.empty();
        if (claims.isEmpty()) {
            return CompletableFuture.failedStage(cause);
        }
        try {
            @SuppressWarnings("unchecked") // the same method as before
            CompletionStage<T> second =
                    (CompletionStage<T>) send(method, arguments, tokens.next().apply(refused, claims.get()));
            return second == null ? CompletableFuture.failedStage(cause) : second;
        } catch (Throwable e) { // whatever it is, the stage has it
            return CompletableFuture.failedStage(e);
        }
    }

    private @Nullable Object send(Method method, @Nullable Object @Nullable [] arguments, DownstreamToken token)
            throws Throwable {
        PropagatedContext context = PropagatedContext.getOrEmpty().plus(new TokenInUse(tokens.downstream(), token));
        try (PropagatedContext.Scope _ = context.propagate()) {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
