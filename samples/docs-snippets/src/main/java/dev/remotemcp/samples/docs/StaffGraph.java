package dev.remotemcp.samples.docs;

import io.micronaut.http.annotation.Get;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.concurrent.CompletionStage;

// region client
@Client("${mcp.auth.obo.downstream.graph.base-url}")
interface StaffGraph {
    @Get("/me?$select=displayName")
    Person me();

    @Get("/me/messages?$select=subject&$top=5")
    CompletionStage<Messages> messages();

    @Serdeable
    record Person(String displayName) {}

    @Serdeable
    record Messages(List<Message> value) {}

    @Serdeable
    record Message(String subject) {}
}
// endregion
