package dev.remotemcp.runtime.landing;

import java.util.Optional;

/** A bean that knows a page of this application worth a link on the landing page. */
@FunctionalInterface
public interface LandingLink {
    /** The page; nothing if there is none at the moment. */
    Optional<Target> target();

    /**
     * A page.
     *
     * @param label what to write on the link
     * @param path within the application, with a slash before it
     */
    record Target(String label, String path) {
        /**
         * Checks the path.
         *
         * @throws IllegalArgumentException if it leads elsewhere
         */
        public Target {
            if (!path.startsWith("/") || path.startsWith("//")) {
                throw new IllegalArgumentException(
                        "The path '" + path + "' is not within the application: begin it with one slash");
            }
        }
    }
}
