package dev.remotemcp.auth.token;

import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import java.net.URI;

/** Tells where a provider publishes its keys. */
@FunctionalInterface
interface KeysAddress {
    /**
     * The address; asked before each fetch of keys, so that a provider can move them.
     *
     * @param documents to ask the provider with
     * @throws JWKSetUnavailableException if the provider does not say it
     */
    URI find(Documents documents) throws JWKSetUnavailableException;
}
