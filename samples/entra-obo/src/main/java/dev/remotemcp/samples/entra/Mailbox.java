package dev.remotemcp.samples.entra;

import dev.remotemcp.annotations.McpResource;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.annotations.RequiresScope;
import dev.remotemcp.auth.obo.OnBehalfOf;
import dev.remotemcp.auth.token.Caller;
import dev.remotemcp.runtime.McpResourceNotFoundException;
import java.time.Instant;
import java.util.List;

// region class
/** The caller's mail; whoever has not allowed it yet is asked when it is needed. */
@RequiresScope("mail.read")
class Mailbox {
    private final AuditLog audit;

    Mailbox(AuditLog audit) {
        this.audit = audit;
    }

    /** Lists the caller's newest mail. */
    @McpTool(name = "my_mail", readOnly = true)
    List<Mail> myMail(Caller caller, @OnBehalfOf("graph") Graph graph) {
        audit.note(caller, "my_mail");
        return graph.messages().value().stream().map(Mail::of).toList();
    }
    // endregion

    /**
     * One of the caller's mails.
     *
     * @param id its id, as my_mail tells it
     */
    @McpResource(uri = "mail://{id}")
    Mail mail(String id, Caller caller, @OnBehalfOf("graph") Graph graph) {
        audit.note(caller, "mail");
        return graph.message(id)
                .map(Mail::of)
                .orElseThrow(() -> new McpResourceNotFoundException("The mailbox has no mail with this id"));
    }

    /**
     * A mail.
     *
     * @param id what it is known by in its mailbox
     * @param subject what it is about
     * @param received when it came
     * @param unread whether nobody has opened it yet
     */
    record Mail(String id, String subject, Instant received, boolean unread) {
        private static Mail of(Graph.Message message) {
            return new Mail(message.id(), message.subject(), message.receivedDateTime(), !message.isRead());
        }
    }
}
