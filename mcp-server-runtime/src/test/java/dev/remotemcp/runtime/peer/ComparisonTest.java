package dev.remotemcp.runtime.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.peer.Comparison.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComparisonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1}|{\"a\":2}|/a|1|2",
                "{\"a\":{\"b\":[1,{\"c\":\"x\"}]}}|{\"a\":{\"b\":[1,{\"c\":null}]}}|/a/b/1/c|\"x\"|null",
                "{}|{\"a\":[]}|/a|absent|[]",
                "{\"a\":[1]}|{\"a\":[1,2]}|/a|[1]|[1,2]",
                "{\"a\":{}}|{\"a\":[]}|/a|{}|[]",
                "{\"a\":\"1\"}|{\"a\":1}|/a|\"1\"|1"
            })
    void aDifferenceIsFoundWhereItIs(String peer, String ours, String pointer, String peers, String our) {
        assertThat(Comparison.of(Offer.json(peer), Offer.json(ours))).containsExactly(new Place(pointer, peers, our));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"a\":1,\"b\":[{}]}|{\"b\":[{}],\"a\":1.0}", "null|null"})
    void equalTreesHaveNone(String peer, String ours) {
        assertThat(Comparison.of(Offer.json(peer), Offer.json(ours))).isEmpty();
    }
}
