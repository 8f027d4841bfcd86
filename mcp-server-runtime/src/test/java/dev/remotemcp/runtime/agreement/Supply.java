package dev.remotemcp.runtime.agreement;

/** Hands the compiled tools what they are to return. */
public final class Supply {
    private static final ThreadLocal<Object> NEXT = new ThreadLocal<>();

    private Supply() {}

    static void put(Object value) {
        NEXT.set(value);
    }

    /** What was put last. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // made for the type of the tool that asks
    public static <T> T next() {
        return (T) NEXT.get();
    }
}
