package dev.remotemcp.minientra;

/** The format of the access tokens an API receives; Entra takes it from the API's manifest. */
public enum TokenVersion {
    /** What Entra issues unless told otherwise: an issuer of the older kind, {@code appid}, {@code unique_name}. */
    V1("1.0"),

    /** The audience is always the API's client id. */
    V2("2.0");

    private final String ver;

    TokenVersion(String ver) {
        this.ver = ver;
    }

    /** The value of the claim {@code ver}. */
    String ver() {
        return ver;
    }
}
