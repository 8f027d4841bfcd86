package dev.remotemcp.samples.conformance;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.Elicitation;
import dev.remotemcp.runtime.ElicitationAction;
import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.call.McpJson;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.net.URI;
import java.util.Locale;

/** Tools that ask the user or the client's model, as both protocol revisions know it. */
class AskingTools {
    private final McpJson json;

    AskingTools(McpJson json) {
        this.json = json;
    }

    /**
     * Asks the client's model.
     *
     * @param prompt the prompt to send to the model
     */
    @McpTool(name = "test_sampling")
    String sampling(String prompt, McpContext context) {
        return "LLM response: " + Sampling.text(context.sample("prompt", Sampling.question(prompt, 100)));
    }

    /**
     * Shows the user a form.
     *
     * @param message the message to show to the user
     */
    @McpTool(name = "test_elicitation")
    String elicitation(String message, McpContext context) {
        return "User response: " + describe(context.elicit("account", message, Forms.Account.class));
    }

    /** Shows the user a form with a default for every kind of field. */
    @McpTool(name = "test_elicitation_sep1034_defaults")
    String defaults(McpContext context) {
        String message = "Please review and update the form fields with defaults";
        return "Elicitation completed: " + describe(context.elicit("profile", message, Forms.Profile.class));
    }

    /** Shows the user a form with every kind of choice. */
    @McpTool(name = "test_elicitation_sep1330_enums")
    String choices(McpContext context) {
        String message = "Please select options from the enum fields";
        return "Elicitation completed: " + describe(context.elicit("choices", message, Choices.class));
    }

    /** Asks the user to open a URL. */
    @McpTool(name = "test_url_elicitation")
    String urlElicitation(McpContext context) {
        URI url = URI.create("https://example.com/sign-in");
        ElicitationAction action = context.elicitUrl("sign_in", "Please sign in", url);
        return "User response: action=" + action.name().toLowerCase(Locale.ROOT);
    }

    /** Reports what it does and asks, all on one response. */
    @McpTool(name = "test_streaming_elicitation")
    String streamingElicitation(McpContext context) {
        context.log(LoggingLevel.INFO, "About to ask");
        context.progress(1, 2, "Asking");
        Elicitation<Forms.Confirmation> answer = context.elicit("confirm", "Please confirm", Forms.Confirmation.class);
        return "Streaming complete: " + describe(answer);
    }

    /** Needs the client's model, which the client has to declare. */
    @McpTool(name = "test_missing_capability")
    String missingCapability(McpContext context) {
        return Sampling.text(context.sample("question", Sampling.question("Are you there?", 10)));
    }

    private String describe(Elicitation<?> answer) {
        String content = answer.accepted()
                .map(form -> json.mapper().writeValueAsString(form))
                .orElse("{}");
        return "action=" + answer.action().name().toLowerCase(Locale.ROOT) + ", content=" + content;
    }
}
