package dev.remotemcp.auth.attack;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A good token that was changed in any way is refused, and never more than refused. */
final class MutatedTokensTest {
    private static final int TOKENS = 2_000;
    private static final List<String> ODD = List.of(
            "null", "true", "[]", "{}", "-1", "1e999", "\"\"", "[null]", "{\"a\":{}}", "\"\\u0000\"", "[[[[[[]]]]]]");

    private final Random random = new Random(Long.getLong("mutations.seed", 42));

    @Test
    @Row({2, 5, 15, 16, 17, 23})
    void noMutationIsServedAndNoneIsAFailureOfTheServer() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        try (Target target = new Target(Map.of()).warm()) {
            root.addAppender(logged);
            String good = target.token().mint();
            for (int i = 0; i < TOKENS; i++) {
                String mutated = mutate(good);
                if (equivalent(good, mutated)) {
                    continue;
                }
                HttpResponse<String> answer = target.server.call(mutated);
                assertThat(answer.statusCode()).as("token %d: %s", i, mutated).isIn(400, 401);
                assertThat(answer.body()).doesNotContain("eyJ");
            }
            target.call("harmless", good).isServed("done");
            assertThat(target.exchanges()).isZero();
        } finally {
            root.detachAppender(logged);
        }
        assertThat(logged.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .isEmpty();
    }

    /** White space around a token is none of it, and neither are the spare bits at the end of its signature. */
    private static boolean equivalent(String good, String mutated) {
        String token = mutated.strip();
        int end = good.length() - 1;
        return token.length() == good.length()
                && token.startsWith(good.substring(0, end))
                && (letter(token, end) & 0x30) == (letter(good, end) & 0x30);
    }

    private static int letter(String token, int at) {
        return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".indexOf(token.charAt(at));
    }

    private String mutate(String token) {
        String[] parts = token.split("\\.");
        return switch (random.nextInt(8)) {
            case 0 -> flipped(token);
            case 1 -> token.substring(0, random.nextInt(token.length()));
            case 2 -> parts[random.nextInt(3)] + "." + parts[random.nextInt(3)] + "." + parts[random.nextInt(2)];
            case 3 -> token + "." + parts[random.nextInt(3)];
            case 4 -> encoded(oddValue(decoded(parts[0]))) + "." + parts[1] + "." + parts[2];
            case 5 -> parts[0] + "." + encoded(oddValue(decoded(parts[1]))) + "." + parts[2];
            case 6 -> encoded(scrambled(decoded(parts[0]))) + "." + parts[1] + "." + parts[2];
            default -> encoded(withMember(decoded(parts[0]))) + "." + parts[1] + "." + parts[2];
        };
    }

    private String flipped(String token) {
        StringBuilder changed = new StringBuilder(token);
        for (int i = 0; i <= random.nextInt(4); i++) {
            changed.setCharAt(random.nextInt(token.length()), (char) (0x21 + random.nextInt(0x5e)));
        }
        return changed.toString();
    }

    /** Another value for one of the members. */
    private String oddValue(String json) {
        String[] members = json.substring(1, json.length() - 1).split(",(?=\")");
        int chosen = random.nextInt(members.length);
        members[chosen] = members[chosen].split(":")[0] + ":" + odd();
        return "{" + String.join(",", members) + "}";
    }

    private String withMember(String json) {
        String name = List.of("crit", "b64", "jwk", "x5c", "x5t", "cty", "enc", "zip", "p2c", "epk", "jku", "x5u", "iv")
                .get(random.nextInt(13));
        return json.substring(0, json.length() - 1) + ",\"" + name + "\":" + odd() + "}";
    }

    private String odd() {
        return ODD.get(random.nextInt(ODD.size()));
    }

    private String scrambled(String json) {
        StringBuilder changed = new StringBuilder(json);
        int at = random.nextInt(changed.length());
        return random.nextBoolean()
                ? changed.deleteCharAt(at).toString()
                : changed.insert(at, "{}[]\",:\\\u0000é".charAt(random.nextInt(10)))
                        .toString();
    }

    private static String decoded(String segment) {
        return new String(Base64.getUrlDecoder().decode(segment), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
