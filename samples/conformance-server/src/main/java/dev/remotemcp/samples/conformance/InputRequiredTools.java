package dev.remotemcp.samples.conformance;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.Answers;
import dev.remotemcp.runtime.Elicitation;
import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.McpToolException;
import dev.remotemcp.runtime.Question;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Tools whose calls take several rounds: the client answers what they ask and calls again. */
class InputRequiredTools {
    /** Asks for a name and greets. */
    @McpTool(name = "test_input_required_result_elicitation")
    String greet(McpContext context) {
        return "Hello, " + name(context.elicit("user_name", "What is your name?", Forms.Name.class)) + "!";
    }

    /** Asks the client's model. */
    @McpTool(name = "test_input_required_result_sampling")
    String askModel(McpContext context) {
        CreateMessageResult answer =
                context.sample("capital_question", Sampling.question("What is the capital of France?", 100));
        return "Sampling result: " + Sampling.text(answer);
    }

    /** Asks for the client's roots. */
    @McpTool(name = "test_input_required_result_list_roots")
    String askRoots(McpContext context) {
        Question<List<Root>> roots = Question.roots("client_roots");
        return describe(context.ask(roots).to(roots));
    }

    /** Remembers a step across the rounds of a call. */
    @McpTool(name = "test_input_required_result_request_state")
    String remember(McpContext context) {
        String ticket = ticket(context);
        Elicitation<Forms.Confirmation> answer = context.elicit("confirm", "Please confirm", Forms.Confirmation.class);
        return "state-ok: ticket " + ticket + ", " + confirmed(answer);
    }

    /** Asks the user, the model and the client at once. */
    @McpTool(name = "test_input_required_result_multiple_inputs")
    String askEverybody(McpContext context) {
        String ticket = ticket(context);
        Question<Elicitation<Forms.Name>> name = Question.form("user_name", "What is your name?", Forms.Name.class);
        Question<CreateMessageResult> greeting =
                Question.sampling("greeting", Sampling.question("Generate a greeting", 50));
        Question<List<Root>> roots = Question.roots("client_roots");
        Answers answers = context.ask(name, greeting, roots);
        return "%s, %s %s; ticket %s"
                .formatted(
                        Sampling.text(answers.to(greeting)),
                        name(answers.to(name)),
                        describe(answers.to(roots)),
                        ticket);
    }

    /** Asks twice, one question after the other. */
    @McpTool(name = "test_input_required_result_multi_round")
    String askTwice(McpContext context) {
        String ticket = ticket(context);
        String name = name(context.elicit("step1", "Step 1: What is your name?", Forms.Name.class));
        String color = context.elicit("step2", "Step 2: What is your favorite color?", Forms.FavoriteColor.class)
                .accepted()
                .map(Forms.FavoriteColor::color)
                .orElse("no color");
        return name + " likes " + color + "; ticket " + ticket;
    }

    /** Carries a secret across the rounds of a call; nobody else can change it. */
    @McpTool(name = "test_input_required_result_tampered_state")
    String guard(McpContext context) {
        String ticket = ticket(context);
        Elicitation<Forms.Confirmation> answer = context.elicit("confirm", "Please confirm", Forms.Confirmation.class);
        return "integrity-ok: ticket " + ticket + ", " + confirmed(answer);
    }

    /** Asks only what the client declares that it can answer. */
    @McpTool(name = "test_input_required_result_capabilities")
    String askWhatIsSupported(McpContext context) {
        List<Question<?>> questions = new ArrayList<>();
        if (context.client().supportsElicitation()) {
            questions.add(Question.form("user_input", "Please confirm", Forms.Confirmation.class));
        }
        if (context.client().supportsSampling()) {
            questions.add(Question.sampling("sample", Sampling.question("Say something", 50)));
        }
        if (questions.isEmpty()) {
            throw new McpToolException("This tool needs a client with elicitation or sampling");
        }
        context.ask(questions.toArray(Question<?>[]::new));
        return "capabilities-ok: asked " + questions.stream().map(Question::key).toList();
    }

    /** A number that is drawn a single time, however many rounds the call takes. */
    private static String ticket(McpContext context) {
        return context.once("ticket", String.class, () -> UUID.randomUUID().toString());
    }

    private static String name(Elicitation<Forms.Name> answer) {
        return answer.accepted().map(Forms.Name::name).orElse("stranger");
    }

    private static String confirmed(Elicitation<Forms.Confirmation> answer) {
        return answer.accepted().filter(Forms.Confirmation::ok).isPresent() ? "confirmed" : "not confirmed";
    }

    private static String describe(List<Root> roots) {
        return "Found " + roots.size() + " root(s): "
                + roots.stream().map(Root::uri).toList();
    }
}
