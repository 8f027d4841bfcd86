package dev.remotemcp.apps.page;

/** A page that cannot be offered as it is. The message says what, where and how to mend it. */
public final class PageProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PageProblem(String message) {
        super(message);
    }
}
