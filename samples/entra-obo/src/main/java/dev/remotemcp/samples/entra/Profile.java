package dev.remotemcp.samples.entra;

import com.nimbusds.jwt.JWTParser;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.auth.obo.DownstreamToken;
import dev.remotemcp.auth.obo.OnBehalfOf;
import dev.remotemcp.auth.token.Caller;
import java.text.ParseException;
import java.util.List;

/** Who calls, and by which tokens that is known. */
class Profile {
    private final AuditLog audit;

    Profile(AuditLog audit) {
        this.audit = audit;
    }

    /** Tells who has signed in, and whom the two tokens on the way are for. */
    @McpTool(name = "who_am_i", readOnly = true)
    Identity whoAmI(Caller caller, @OnBehalfOf("graph") Graph graph, @OnBehalfOf("graph") DownstreamToken token) {
        audit.note(caller, "who_am_i");
        return new Identity(
                caller.claims().getOrDefault("name", "").toString(),
                graph.me().displayName(),
                caller.claims().getOrDefault("aud", "").toString(),
                audience(token));
    }

    /** A demonstration: other programs leave a token to the API that it is for, since its form may change. */
    private static List<String> audience(DownstreamToken token) {
        try {
            return JWTParser.parse(token.value()).getJWTClaimsSet().getAudience();
        } catch (ParseException opaque) {
            return List.of();
        }
    }

    /**
     * A person, and the way that leads to them.
     *
     * @param name the name in the token that came in
     * @param displayName the name that Graph tells
     * @param inboundAudience whom the token that came in is for: this server
     * @param downstreamAudience whom the token that went out is for: Graph; none if it does not tell
     */
    record Identity(String name, String displayName, String inboundAudience, List<String> downstreamAudience) {}
}
