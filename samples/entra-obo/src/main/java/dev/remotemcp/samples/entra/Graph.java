package dev.remotemcp.samples.entra;

import io.micronaut.http.annotation.Get;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

// region class
/** What is asked of Microsoft Graph. As an {@code @OnBehalfOf} parameter it speaks for the caller. */
@Client("${mcp.auth.obo.downstream.graph.base-url}")
interface Graph {
    /** Who speaks. */
    @Get("/me?$select=displayName")
    Person me();

    /** Their newest mail. */
    @Get("/me/messages?$select=id,subject,receivedDateTime,isRead&$top=10")
    Messages messages();

    // endregion

    /** One mail, unless they have none of this id. */
    @Get("/me/messages/{id}?$select=id,subject,receivedDateTime,isRead")
    Optional<Message> message(String id);

    /** A user, with what was selected. */
    @Serdeable
    record Person(String displayName) {}

    /** A page of messages. */
    @Serdeable
    record Messages(List<Message> value) {}

    /** A message, with what was selected. */
    @Serdeable
    record Message(String id, String subject, Instant receivedDateTime, boolean isRead) {}
}
