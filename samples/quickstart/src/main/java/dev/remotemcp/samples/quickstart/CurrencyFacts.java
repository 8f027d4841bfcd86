package dev.remotemcp.samples.quickstart;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A currency.
 *
 * @param code ISO 4217 code
 * @param name English name
 * @param symbol the symbol used in English text
 * @param decimals digits after the decimal point, -1 for pseudo-currencies such as gold
 * @param countries English names of the countries whose currency it is
 */
record CurrencyFacts(String code, String name, String symbol, int decimals, List<String> countries) {
    /** The currency with a code, if there is one. */
    static Optional<CurrencyFacts> of(String code) {
        return Currency.availableCurrencies()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .findAny()
                .map(currency -> new CurrencyFacts(
                        code,
                        currency.getDisplayName(Locale.ENGLISH),
                        currency.getSymbol(Locale.ENGLISH),
                        currency.getDefaultFractionDigits(),
                        Countries.using(currency)));
    }
}
