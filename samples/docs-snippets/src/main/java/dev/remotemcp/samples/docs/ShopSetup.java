package dev.remotemcp.samples.docs;

import dev.remotemcp.annotations.McpApp;
import dev.remotemcp.runtime.McpToolException;
import dev.remotemcp.runtime.builder.McpConfigurer;
import dev.remotemcp.runtime.builder.McpPropertyType;
import dev.remotemcp.runtime.builder.McpServerBuilder;
import dev.remotemcp.runtime.builder.McpToolExtension;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The shop in code: what docs/builder.md shows, part by part. */
@Singleton
class ShopSetup implements McpConfigurer {
    private final Shelf shelf;

    ShopSetup(Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public void configure(McpServerBuilder mcp) {
        refine(mcp);
        schemas(mcp);
        resources(mcp);
        prompts(mcp);
        extend(mcp);
        covers(mcp);
        greeting(mcp);
    }

    // region app
    private void covers(McpServerBuilder mcp) {
        mcp.configureMcpTool("show_covers")
                .withDescription("Shows the covers of the books.")
                .handler((arguments, context) ->
                        shelf.all().stream().map(Book::title).toList())
                .asMcpApp(app -> app.withView("ui/covers")
                        .withTitle("Covers")
                        .withBorder(false)
                        .withCsp(csp -> csp.loadResourcesFrom("https://covers.openlibrary.org"))
                        .withPermissions(McpApp.Permission.CLIPBOARD_WRITE)
                        .withStaticAssets(McpApp.Assets.SERVED));
    }
    // endregion

    // region made
    private void greeting(McpServerBuilder mcp) {
        mcp.configureMcpTool("show_greeting")
                .handler((arguments, context) -> "Welcome to the shop")
                .asMcpApp(
                        app -> app.withView(context -> """
                        <title>Welcome</title>
                        <script src="mcp-app.js"></script>
                        <p>The shop has %d books.</p>""".formatted(shelf.all().size())));
    }
    // endregion

    // region refine
    private void refine(McpServerBuilder mcp) {
        mcp.configureMcpTool("findBooks")
                .withTitle("Find books")
                .withProperty("words", McpPropertyType.STRING, "text that the title contains, in any case", true)
                .withMetadata("com.example/team", "inventory");
    }
    // endregion

    // region types
    private static final McpPropertyType PARCEL = McpPropertyType.OBJECT
            .withProperty("weight", McpPropertyType.NUMBER.withKeyword("exclusiveMinimum", 0), "in kilograms", true)
            .withProperty("speed", McpPropertyType.STRING.withEnumValues("normal", "express"), "how fast", false);

    private static final McpPropertyType PARCELS = PARCEL.asArray().withKeyword("minItems", 1);
    // endregion

    // region typed
    record Parcel(double weight, String speed) {}

    record Parcels(List<Parcel> parcels) {}

    private void schemas(McpServerBuilder mcp) {
        mcp.configureMcpTool("quote_delivery")
                .withDescription("Says what a delivery costs.")
                .withProperty("parcels", PARCELS, "what is to be sent", true)
                .withOutputSchema("""
                        {"type": "object",
                         "properties": {"euros": {"type": "number", "minimum": 0}},
                         "required": ["euros"]}""")
                .handler(Parcels.class, (delivery, context) -> {
                    double kilograms = delivery.parcels().stream()
                            .mapToDouble(Parcel::weight)
                            .sum();
                    if (kilograms > 100) {
                        throw new McpToolException("More than 100 kg go by freight: split the delivery");
                    }
                    return Map.of("euros", 4 + kilograms);
                });
    }
    // endregion

    // region resources
    private void resources(McpServerBuilder mcp) {
        mcp.configureMcpResource("books://year/{year}/titles")
                .withName("titles")
                .withDescription("The titles of a year, one a line.")
                .withCache(Duration.ofMinutes(5), true)
                .withCompletion(
                        "year",
                        (value, chosen, context) -> shelf.all().stream()
                                .map(book -> String.valueOf(book.year()))
                                .filter(year -> year.startsWith(value))
                                .toList())
                .handler((variables, context) -> shelf.all().stream()
                        .filter(book -> String.valueOf(book.year()).equals(variables.get("year")))
                        .map(Book::title)
                        .reduce("", (a, b) -> a + b + "\n"));
    }
    // endregion

    // region prompts
    private void prompts(McpServerBuilder mcp) {
        mcp.configureMcpPrompt("blurb")
                .withDescription("Asks for a text for the back cover.")
                .withArgument("title", "the book's title", true)
                .withArgument("tone", "for example dry", false)
                .handler((arguments, context) -> "Write a blurb for '" + arguments.get("title") + "', "
                        + arguments.find("tone").orElse("friendly") + ".");
    }
    // endregion

    // region extension
    static McpToolExtension reviewedBy(String team) {
        return (tool, mcp) -> {
            String uri = "reviews://" + tool.name();
            tool.withMetadata("com.example/review", Map.of("team", team, "notes", uri));
            mcp.configureMcpResource(uri).handler((variables, context) -> "Reviewed by " + team + ".");
        };
    }

    private void extend(McpServerBuilder mcp) {
        mcp.configureMcpTool("newest_books").with(reviewedBy("search"));
    }
    // endregion
}
