package dev.remotemcp.benchmarks.load;

import dev.remotemcp.minientra.Application;
import dev.remotemcp.minientra.MiniEntra;
import dev.remotemcp.minientra.User;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** A local Entra in this process, and tokens that it issues to one good caller and to attackers. */
final class EntraCallers implements Target.Callers, AutoCloseable {
    private static final String RESOURCE = "https://mcp.contoso.com/mcp";
    private static final String CLIENT_ID = "11111111-2222-3333-4444-555555555555";

    private final MiniEntra entra;
    private final String good;
    private final List<String> attackers;

    /** @param count how many different attackers there are */
    EntraCallers(int count) {
        Application api = Application.builder(CLIENT_ID)
                .identifierUri(RESOURCE)
                .scopes("mcp.access")
                .build();
        entra = MiniEntra.builder()
                .applications(api)
                .tokenLifetime(Duration.ofHours(12))
                .start();
        good = entra.accessToken(entra.user("Alice"), api).mint();
        attackers = IntStream.range(0, count)
                .mapToObj(number -> entra.accessToken(person(number), api).mint())
                .toList();
    }

    private User person(int number) {
        return new User(
                entra.tenantId(),
                new UUID(0xbad, number).toString(),
                "Attacker " + number,
                "attacker" + number + "@contoso.example",
                Set.of());
    }

    /** What a server has to be set to, so that it lets these callers in. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("mcp.auth.provider", "entra");
        settings.put("mcp.auth.public-url", RESOURCE);
        settings.put("mcp.auth.tenant-id", entra.tenantId());
        settings.put("mcp.auth.client-id", CLIENT_ID);
        settings.put("mcp.auth.required-scopes", "mcp.access");
        settings.put("mcp.auth.authority", entra.baseUri().toString());
        return settings;
    }

    @Override
    public String good() {
        return good;
    }

    @Override
    public String attacker(int number) {
        return attackers.get(number % attackers.size());
    }

    @Override
    public void close() {
        entra.close();
    }
}
