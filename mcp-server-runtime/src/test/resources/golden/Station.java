package acme;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.remotemcp.annotations.McpApp;
import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpCompletion;
import dev.remotemcp.annotations.McpForm;
import dev.remotemcp.annotations.McpIcon;
import dev.remotemcp.annotations.McpInjected;
import dev.remotemcp.annotations.McpMeta;
import dev.remotemcp.annotations.McpPrompt;
import dev.remotemcp.annotations.McpResource;
import dev.remotemcp.annotations.McpSchema;
import dev.remotemcp.annotations.McpTitle;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.annotations.NonBlocking;
import dev.remotemcp.annotations.RequiresRole;
import dev.remotemcp.annotations.RequiresScope;
import dev.remotemcp.runtime.McpContext;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.security.auth.x500.X500Principal;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

class Station {
    enum Unit {
        @JsonProperty("celsius")
        @McpTitle("Degrees Celsius")
        CELSIUS,
        /** Of the old days. */
        @JsonProperty("fahrenheit")
        FAHRENHEIT
    }

    /**
     * A place.
     *
     * @param name what people call it
     */
    @SuppressWarnings("deprecation")
    record Place(
            @NotBlank String name,
            @JsonProperty("lat") @DecimalMin("-90") double latitude,
            Optional<@Size(max = 3) List<Place>> near,
            Map<@Size(max = 9) String, @Positive Integer> counts,
            @Deprecated @Past Optional<LocalDate> built) {}

    record Page<T>(List<T> items, Optional<String> next) {}

    /**
     * A visit, which tools that are defined in code take and give.
     *
     * @param guest who came
     * @param nights how many nights
     */
    @McpSchema
    record Visit(@NotBlank String guest, @Min(1) int nights, Optional<Place> from) {}

    static class Schemas {
        @McpSchema(input = false)
        static final TypeReference<Page<Visit>> VISITS = new TypeReference<>() {};
    }

    @Retention(RetentionPolicy.RUNTIME)
    @McpInjected
    @interface Token {
        String audience();
    }

    /**
     * Signs up.
     *
     * @param email where to write to
     */
    @McpForm
    record SignUp(
            @Email String email,
            @Min(18) int age,

            @McpArg(title = "Unit", defaultValue = "celsius")
            Unit unit,

            @Size(min = 1) Set<Unit> units,
            Optional<LocalDate> since) {}

    interface Guest {
        /**
         * Says who comes.
         *
         * @return ignored beside the text above
         */
        @NotBlank
        String getName();

        /** Replaced by the form. */
        int getNights();
    }

    /** Books a bed. */
    @McpForm
    interface Booking extends Guest {
        @Override
        @Min(1)
        @McpArg(defaultValue = "1")
        int getNights();

        /** @return whether to wake them */
        boolean isWoken();

        /** {@return how to show temperatures} */
        @McpArg(name = "scale", defaultValue = "fahrenheit", enumNames = true)
        Unit unit();

        @Size(max = 2)
        @McpArg(defaultValue = "[\"celsius\",\"fahrenheit\"]")
        Set<Unit> units();

        @McpArg(defaultValue = "[\"celsius\"]")
        Optional<List<Unit>> more();

        Optional<LocalDate> latest();

        /** Whether it is more than one night; no field. */
        default boolean woken() {
            return getNights() > 1;
        }

        static Booking of(Booking other) {
            return other;
        }
    }

    /**
     * Measures with {@code <care>}.
     *
     * <p>Second paragraph, see {@link Unit#CELSIUS the unit}.
     *
     * @param place where to measure
     * @param days how many days
     */
    @McpTool(
            title = "Measure",
            readOnly = true,
            openWorld = false,
            icons = @McpIcon(src = "https://acme.test/i.png", sizes = "48x48"),
            meta = @McpMeta(key = "acme.test/team", json = "\"docs\""))
    @McpApp(
            view = "ui/measure",
            title = "Measure",
            csp =
                    @McpApp.Csp(
                            connect = "https://acme.test",
                            resource = {"https://*.acme.test", "https://cdn.test"}),
            permissions = {McpApp.Permission.GEOLOCATION, McpApp.Permission.CAMERA},
            domain = "acme.test",
            prefersBorder = false,
            assets = McpApp.Assets.SERVED)
    Page<Place> measure(
            McpContext context,
            Place place,
            @Min(1) @Max(14) @McpArg(defaultValue = "3") int days,
            @McpArg(name = "unit", defaultValue = "celsius") Unit arguments,
            @Pattern(regexp = "[a-z]+") @McpArg(examples = {"abc", "x"}) String code,
            @Size(min = 1, max = 5) List<@NotBlank String> tags,
            Set<UUID> ids,
            int[] counts,
            OptionalInt limit,
            Optional<Duration> wait,
            @McpArg(header = "Region") String region,
            @McpArg(defaultValue = "0.50") BigDecimal price,
            @McpArg(defaultValue = "[\"a\"]") List<String> words,
            JsonNode extra,
            Map<String, List<Place>> byName)
            throws Exception {
        return new Page<>(List.of(place), Optional.empty());
    }

    @McpTool
    @NonBlocking
    CompletionStage<Integer> later(
            Principal caller, Optional<Principal> maybe, @Token(audience = "graph") String token) {
        return CompletableFuture.completedFuture(42);
    }

    @McpTool
    @RequiresScope({"place.read", "place.list"})
    Mono<Optional<Place>> place() {
        return Mono.empty();
    }

    @McpTool
    Flux<TextContent> stream() {
        return Flux.empty();
    }

    @McpTool
    static Unit unit() {
        return Unit.CELSIUS;
    }

    @McpTool
    @RequiresScope("place.write")
    @RequiresRole({"keeper", "admin"})
    void nothing(X500Principal caller, Optional<X500Principal> maybe) {}

    @McpTool
    int[][] table() {
        return new int[0][0];
    }

    /** One reading. */
    @McpResource(uri = "station://{id}/{day}", ttlMs = 5, cachePublic = true, audience = "user", priority = 0.5)
    Place reading(int id, LocalDate day) {
        return new Place("x", 1, Optional.empty(), Map.of(), Optional.empty());
    }

    @McpResource(uri = "station://logo", mimeType = "image/png", size = 3)
    byte[] logo() {
        return new byte[3];
    }

    /**
     * Plans.
     *
     * @param city where to
     */
    @McpPrompt
    List<PromptMessage> plan(
            @Size(max = 20) String city, Optional<Integer> days, @McpArg(defaultValue = "celsius") Unit unit) {
        return List.of();
    }

    @McpPrompt
    Content picture() {
        return TextContent.builder("x").build();
    }

    @McpCompletion(prompt = "plan", argument = "city")
    List<String> cities(String city, Optional<String> days, String unit) {
        return List.of(city);
    }
}
