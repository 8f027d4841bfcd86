package dev.remotemcp.auth.obo;

/** The server cannot prove to Entra ID which registration it is. It says what to do. */
final class NoProofException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final boolean passing;
    private final String remedy;

    private NoProofException(String key, boolean passing, String remedy) {
        super(remedy);
        this.key = key;
        this.passing = passing;
        this.remedy = remedy;
    }

    /** For a setting that must be changed, or what it refers to. */
    static NoProofException of(String key, String remedy) {
        return new NoProofException(key, false, remedy);
    }

    /** For what may be over the next time. */
    static NoProofException passing(String key, String remedy) {
        return new NoProofException(key, true, remedy);
    }

    String key() {
        return key;
    }

    boolean passing() {
        return passing;
    }

    String remedy() {
        return remedy;
    }
}
