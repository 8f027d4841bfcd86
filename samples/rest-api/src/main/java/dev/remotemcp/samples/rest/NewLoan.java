package dev.remotemcp.samples.rest;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/**
 * What a reader wants to borrow.
 *
 * @param title the book's title
 * @param reader the reader's name
 * @param days how many days the loan runs
 */
@Serdeable
record NewLoan(
        @NotBlank String title,
        @NotBlank @CardHolder String reader,
        @Min(1) @Max(28) int days) {}
