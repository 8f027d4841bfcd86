package dev.remotemcp.samples.docs;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.auth.obo.DownstreamToken;
import dev.remotemcp.auth.obo.OboSettings;
import dev.remotemcp.auth.obo.OnBehalfOf;
import dev.remotemcp.auth.obo.OnBehalfOfException;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.ConsentRequired;
import dev.remotemcp.auth.obo.OnBehalfOfTokens;
import dev.remotemcp.auth.token.Caller;
import dev.remotemcp.runtime.McpToolException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletionStage;

class StaffTools {
    private final OnBehalfOfTokens tokens;
    private final URI graph;
    private final HttpClient http = HttpClient.newHttpClient();

    StaffTools(OnBehalfOfTokens tokens, OboSettings settings) {
        this.tokens = tokens;
        this.graph = settings.downstream("graph").baseUrl();
    }

    // region client
    /** Says who serves the customer. */
    @McpTool(readOnly = true)
    String whoServes(@OnBehalfOf("graph") StaffGraph graph) {
        return graph.me().displayName();
    }

    /** Lists the subjects of the newest mail. */
    @McpTool(readOnly = true)
    CompletionStage<List<String>> newestMail(@OnBehalfOf("graph") StaffGraph graph) {
        return graph.messages()
                .thenApply(mail ->
                        mail.value().stream().map(StaffGraph.Message::subject).toList());
    }
    // endregion

    // region token
    /** Shows the newest mail as Microsoft Graph has it. */
    @McpTool(readOnly = true)
    String rawMail(@OnBehalfOf(scopes = "https://graph.microsoft.com/Mail.Read") DownstreamToken token)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(graph + "/me/messages"))
                .header("Authorization", "Bearer " + token.value())
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new McpToolException("Microsoft Graph answered with status " + answer.statusCode());
        }
        return answer.body();
    }
    // endregion

    // region bean
    /**
     * Says whether the shop can read the caller's mail.
     *
     * @param really whether to find out
     */
    @McpTool(readOnly = true)
    String canReadMail(boolean really, Caller caller) {
        if (!really) {
            return "Perhaps.";
        }
        try {
            return "Until " + tokens.onBehalfOf(caller, "graph").expiresAt();
        } catch (OnBehalfOfException none) {
            if (none.problem() instanceof ConsentRequired) {
                return "Not before you have consented.";
            }
            throw none;
        }
    }
    // endregion
}
