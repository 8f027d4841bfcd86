package dev.remotemcp.samples.rest;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;

/**
 * A loan.
 *
 * @param id its number
 * @param title the book's title
 * @param reader who has it
 * @param due when it must be back
 */
@Serdeable
record Loan(long id, String title, String reader, LocalDate due) {}
