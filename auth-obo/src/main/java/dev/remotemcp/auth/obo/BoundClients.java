package dev.remotemcp.auth.obo;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import jakarta.inject.Singleton;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.reactivestreams.Publisher;

/** Binds Micronaut's declarative HTTP clients to one caller and one API for the time of a call. */
@Singleton
@Requires(classes = HttpClient.class)
@Requires(beans = OboSettings.class)
final class BoundClients {
    private final BeanContext beans;

    BoundClients(BeanContext beans) {
        this.beans = beans;
    }

    /** Whether a type is such a client, and all its methods can be bound: they return values or stages. */
    boolean serves(Class<?> type) {
        return type.isInterface()
                && beans.findBeanDefinition(type)
                        .filter(definition -> definition.hasStereotype(Client.class))
                        .isPresent()
                && Arrays.stream(type.getMethods())
                        .noneMatch(method -> Publisher.class.isAssignableFrom(method.getReturnType()));
    }

    /** A client whose requests speak for the caller whose tokens these are. */
    Object bound(Class<?> type, BoundTokens tokens) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new BoundClient(beans.getBean(type), tokens));
    }
}
