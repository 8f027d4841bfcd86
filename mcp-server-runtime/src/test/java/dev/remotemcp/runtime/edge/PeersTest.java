package dev.remotemcp.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.runtime.config.ConnectionsConfiguration;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeersTest {
    private static final Slot PROXY = new Slot("peer 10.1.2.3", true, () -> {});
    private static final Slot DIRECT = new Slot("peer 203.0.113.9", false, () -> {});

    private final Peers peers = peers(Map.of(), "10.0.0.0/8", "2001:db8::/32", "192.0.2.7");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.1 | peer 198.51.100.1",
                "198.51.100.1:5678 | peer 198.51.100.1",
                "'203.0.113.5, 198.51.100.1' | peer 198.51.100.1",
                "'198.51.100.1, 10.9.9.9, 192.0.2.7' | peer 198.51.100.1",
                "'198.51.100.1, evil' | peer 10.1.2.3",
                "'10.0.0.1, 10.0.0.2' | peer 10.1.2.3",
                "localhost | peer 10.1.2.3",
                "2001:0:1:2:3:4:5:6 | peer 2001000000010002/64",
                "[2001:0:1:2:3:4:5:6]:443 | peer 2001000000010002/64",
                "'' | peer 10.1.2.3",
            })
    void trustedProxyNamesThePeer(String forwardedFor, String peer) {
        HttpHeaders headers = new DefaultHttpHeaders().add("X-Forwarded-For", forwardedFor);
        assertThat(peers.of(PROXY, headers)).isEqualTo(peer);
    }

    @Test
    void forwardedHeaderIsReadToo() {
        HttpHeaders headers = new DefaultHttpHeaders()
                .add("Forwarded", "for=203.0.113.5;proto=https, For=\"[2001:0:1:2::6]:4711\";by=10.0.0.1");
        assertThat(peers.of(PROXY, headers)).isEqualTo("peer 2001000000010002/64");
    }

    @Test
    void severalHeadersAreOneList() {
        HttpHeaders headers =
                new DefaultHttpHeaders().add("X-Forwarded-For", "203.0.113.5").add("X-Forwarded-For", "198.51.100.1");
        assertThat(peers.of(PROXY, headers)).isEqualTo("peer 198.51.100.1");
    }

    @Test
    void anybodyElsesHeadersAreIgnored() {
        HttpHeaders headers = new DefaultHttpHeaders().add("X-Forwarded-For", "198.51.100.1");
        assertThat(peers.of(DIRECT, headers)).isEqualTo("peer 203.0.113.9");
    }

    @Test
    void wordsStandForNetworks() throws UnknownHostException {
        Peers named = peers(Map.of(), "private", "loopback");
        for (String address : List.of("10.1.1.1", "172.31.0.1", "192.168.0.1", "100.100.0.1", "127.0.0.2", "::1")) {
            assertThat(named.isTrusted(InetAddress.getByName(address)))
                    .as(address)
                    .isTrue();
        }
        for (String address : List.of("11.0.0.1", "172.32.0.1", "100.128.0.1", "128.0.0.1", "2001:db8::1")) {
            assertThat(named.isTrusted(InetAddress.getByName(address)))
                    .as(address)
                    .isFalse();
        }
    }

    @Test
    void functionsHostIsTrusted() throws UnknownHostException {
        Peers underHost = peers(Map.of("functions.customhandler.port", "7072", "mcp.auth.provider", "none"));
        assertThat(underHost.isTrusted(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(peers(Map.of()).isTrusted(InetAddress.getByName("127.0.0.1")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "10.0.0/8", "::/129", ""})
    void unreadableNetworkFailsStartup(String network) {
        assertThatThrownBy(() -> peers(Map.of(), network))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mcp.connections.trusted-proxies contains '" + network + "'");
    }

    @Test
    void addressesOfOneIpv6SubscriberAreOnePeer() throws UnknownHostException {
        assertThat(ShareKey.of(InetAddress.getByName("2001:db8:1:2:3::4")))
                .isEqualTo(ShareKey.of(InetAddress.getByName("2001:db8:1:2:ffff::1")))
                .isNotEqualTo(ShareKey.of(InetAddress.getByName("2001:db8:1:3::1")));
    }

    private static Peers peers(Map<String, Object> environment, String... proxies) {
        try (ApplicationContext context = ApplicationContext.run(environment)) {
            return new Peers(
                    new ConnectionsConfiguration(null, null, Duration.ofSeconds(1), List.of(proxies)),
                    new FunctionsHost(context.getBean(Environment.class)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "alice, alice",
        "peer 127.0.0.1, caller peer 127.0.0.1",
        "caller peer 127.0.0.1, caller caller peer 127.0.0.1"
    })
    void noCallersNameIsTakenForAPeers(String name, String key) {
        assertThat(ShareKey.ofCaller(name)).isEqualTo(key);
    }
}
