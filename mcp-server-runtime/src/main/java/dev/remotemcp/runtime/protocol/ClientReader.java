package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.Client;
import dev.remotemcp.runtime.ClientFeature;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what a client says about itself, the same in every era: walks over the JSON without making a tree of it, and
 * copies the little that is used, so that nothing of the request stays.
 */
public final class ClientReader {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> INFO = Set.of("name", "title", "version", "description", "websiteUrl");
    private static final String APPS = "io.modelcontextprotocol/ui";
    private static final String APP_TYPE = "text/html;profile=mcp-app";

    private final Set<ClientFeature> features = EnumSet.noneOf(ClientFeature.class);
    private final Set<String> extensions = new LinkedHashSet<>();

    private final boolean urls;

    private ClientReader(boolean urls) {
        this.urls = urls;
    }

    /**
     * The client.
     *
     * @param revision the revision that it is served in
     * @param urls whether the revision has elicitation by URL; one that has not knows forms only
     * @param info its {@code Implementation}; null or of another type if it does not say
     * @param capabilities its {@code ClientCapabilities}; null or of another type if it does not say
     */
    public static Client read(
            String revision, boolean urls, @Nullable JsonSlice info, @Nullable JsonSlice capabilities) {
        ClientReader reader = new ClientReader(urls);
        if (capabilities != null) {
            capabilities.members(reader::capability);
        }
        return new Client(revision, info(info), reader.features, reader.extensions);
    }

    private void capability(String name, JsonSlice value) {
        if (!value.isObject()) {
            return;
        }
        switch (name) {
            case "elicitation" -> elicitation(value);
            case "sampling" -> {
                features.add(ClientFeature.SAMPLING);
                value.members((member, settings) -> {
                    if (member.equals("tools")) {
                        features.add(ClientFeature.SAMPLING_TOOLS);
                    }
                });
            }
            case "roots" -> features.add(ClientFeature.ROOTS);
            case "extensions" -> value.members(this::extension);
            default -> {}
        }
    }

    private void elicitation(JsonSlice value) {
        Set<String> modes = new LinkedHashSet<>();
        boolean[] empty = {true};
        value.members((mode, settings) -> {
            if (urls || !mode.equals("url")) {
                empty[0] = false;
            }
            if (mode.equals("form") || mode.equals("url")) {
                modes.add(mode);
            }
        });
        // An empty object means form mode only (specification, Elicitation, Capabilities).
        if (empty[0] || modes.contains("form")) {
            features.add(ClientFeature.ELICITATION);
        }
        if (urls && modes.contains("url")) {
            features.add(ClientFeature.URL_ELICITATION);
        }
    }

    private void extension(String name, JsonSlice settings) {
        if (name.length() <= Client.MOST_EXTENSION && extensions.size() < Client.MOST_EXTENSIONS) {
            extensions.add(name);
        }
        if (name.equals(APPS)) {
            settings.members((member, types) -> {
                if (member.equals("mimeTypes")) {
                    types.elements(this::mimeType);
                }
            });
        }
    }

    private void mimeType(JsonSlice type) {
        if (type.isString()
                && type.length() <= Client.MOST_INFO
                && type.string().equals(APP_TYPE)) {
            features.add(ClientFeature.APPS);
        }
    }

    private static Optional<Implementation> info(@Nullable JsonSlice info) {
        if (info == null || !info.isObject()) {
            return Optional.empty();
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        info.members((member, value) -> {
            if (INFO.contains(member) && value.isString() && value.length() <= Client.MOST_INFO) {
                kept.put(member, value.string());
            }
        });
        try {
            return Optional.of(JSON.treeToValue(kept, Implementation.class));
        } catch (JacksonException odd) {
            return Optional.empty(); // for display only, so an odd one is as good as none
        }
    }
}
