package dev.remotemcp.runtime.call;

/** The component whose handler runs, as messages name it. */
public interface Subject {
    /** Name in messages, for example {@code the tool 'search'}. */
    String subject();
}
