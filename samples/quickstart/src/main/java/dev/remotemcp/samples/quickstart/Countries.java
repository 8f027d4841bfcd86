package dev.remotemcp.samples.quickstart;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The JDK's countries. */
final class Countries {
    /** English name of the country with an ISO 3166 code. */
    static String name(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    /** English names of the countries that pay with a currency, sorted. */
    static List<String> using(Currency currency) {
        return Arrays.stream(Locale.getISOCountries())
                .filter(code -> Optional.ofNullable(Currency.getInstance(Locale.of("", code)))
                        .filter(currency::equals)
                        .isPresent())
                .map(Countries::name)
                .sorted()
                .toList();
    }

    private Countries() {}
}
