package dev.remotemcp.benchmarks;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An order of one article.
 *
 * @param article the article's name
 * @param quantity how many
 * @param price of one
 * @param due day of delivery
 * @param gift whether to wrap it
 * @param priority how soon to pack it
 */
record Order(String article, int quantity, BigDecimal price, LocalDate due, boolean gift, Priority priority) {
    /** How soon to pack an order. */
    enum Priority {
        LOW,
        NORMAL,
        HIGH
    }
}
