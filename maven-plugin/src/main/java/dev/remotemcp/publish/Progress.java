package dev.remotemcp.publish;

/** Where a plan tells people how it gets on. */
public interface Progress {
    /** A line. */
    void say(String line);

    /** A line about something that may be wrong. */
    void warn(String line);
}
