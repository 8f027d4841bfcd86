package dev.remotemcp.connect;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How Foundry signs in at a server: the {@code authType} of a connection. */
public sealed interface FoundryAuth {
    /** The value of {@code authType}. */
    String type();

    /** Not at all. */
    record None() implements FoundryAuth {
        @Override
        public String type() {
            return "None";
        }
    }

    /**
     * With headers of a fixed value.
     *
     * @param headers values by name, for example of {@code x-functions-key}
     */
    record Keys(SortedMap<String, Secret> headers) implements FoundryAuth {
        /** Copies the map. */
        public Keys {
            headers = new TreeMap<>(headers);
        }

        /** One header. */
        public static Keys of(String header, Secret value) {
            return new Keys(new TreeMap<>(Map.of(header, value)));
        }

        @Override
        public String type() {
            return "CustomKeys";
        }
    }

    /**
     * As the user, who consents once, by an app registration of one's own.
     *
     * @param clientId of the app registration
     * @param scopes those that the server asks for, fully qualified
     */
    record OAuth2(String clientId, Secret clientSecret, URI authorizationUrl, URI tokenUrl, List<String> scopes)
            implements FoundryAuth {
        /** Copies the list. */
        public OAuth2 {
            scopes = List.copyOf(scopes);
        }

        @Override
        public String type() {
            return "OAuth2";
        }
    }

    /**
     * With a token of Entra that Foundry gets by itself.
     *
     * @param caller whose token it is
     * @param audience for which resource, for example the server's application ID URI
     */
    record Identity(Caller caller, String audience) implements FoundryAuth {
        /** Whose token it is. */
        public enum Caller {
            /** Of the project's managed identity. */
            PROJECT("ProjectManagedIdentity"),
            /** Of the agent, which has one when it is published. */
            AGENT("AgenticIdentityToken"),
            /** Of the user who talks to the agent. */
            USER("UserEntraToken");

            private final String type;

            Caller(String type) {
                this.type = type;
            }
        }

        @Override
        public String type() {
            return caller.type;
        }
    }
}
