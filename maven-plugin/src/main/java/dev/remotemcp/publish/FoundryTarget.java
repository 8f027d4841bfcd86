package dev.remotemcp.publish;

import dev.remotemcp.connect.FoundryConnection;
import dev.remotemcp.connect.FoundryProject;
import dev.remotemcp.connect.FoundryToolbox;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where in Foundry a server is published.
 *
 * @param resourceManager where connections are made, {@code https://management.azure.com} in the public cloud
 * @param features value of the header {@code Foundry-Features}, which some regions want
 * @param consentWait how long a person is given for consent
 */
public record FoundryTarget(
        FoundryProject project,
        FoundryConnection connection,
        FoundryToolbox toolbox,
        URI resourceManager,
        Optional<String> features,
        Duration consentWait) {}
