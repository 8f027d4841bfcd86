package dev.remotemcp.samples.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTest {
    private final Gazetteer gazetteer = new Gazetteer();

    @ParameterizedTest
    @CsvSource({
        "Europe/Oslo, 59.917, 10.75",
        "America/New_York, 40.714, -74.006",
        "Australia/Sydney, -33.867, 151.217",
        "Antarctica/Troll, -72.011, 2.535"
    })
    void knowsWhereAZoneIs(String zone, double latitude, double longitude) {
        assertThat(gazetteer.find(zone)).hasValueSatisfying(place -> {
            assertThat(place.zone()).isEqualTo(ZoneId.of(zone));
            assertThat(place.latitude()).isCloseTo(latitude, within(0.001));
            assertThat(place.longitude()).isCloseTo(longitude, within(0.001));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sao Paulo", "São Paulo", "sao_paulo", " SAO PAULO ", "america/sao_paulo"})
    void findsACityHoweverItIsWritten(String name) {
        assertThat(gazetteer.find(name))
                .hasValueSatisfying(place -> assertThat(place.city()).isEqualTo("Sao Paulo"));
    }

    @Test
    void namesNoCityTwiceSoThatEachIsFoundByItsName() {
        assertThat(gazetteer.all())
                .hasSizeGreaterThan(400)
                .allSatisfy(place -> assertThat(gazetteer.find(place.city())).contains(place));
    }

    @Test
    void everyPlaceIsOnTheGlobe() {
        assertThat(gazetteer.all())
                .allMatch(place -> Math.abs(place.latitude()) <= 90 && Math.abs(place.longitude()) <= 180);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Atlantis", "UTC", ""})
    void doesNotKnowWhatIsNowhere(String name) {
        assertThat(gazetteer.find(name)).isEmpty();
    }
}
