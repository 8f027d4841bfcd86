package dev.remotemcp.samples.rest;

import dev.remotemcp.annotations.McpTool;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

// region controller
@Controller("/loans")
@ExecuteOn(TaskExecutors.BLOCKING)
class LoanController {
    private static final Logger LOG = LoggerFactory.getLogger(LoanController.class);

    private final Loans loans;

    LoanController(Loans loans) {
        this.loans = loans;
    }

    /**
     * Lends a book.
     *
     * @param loan what is wanted
     */
    @Post
    @McpTool(destructive = false)
    HttpResponse<Loan> lend(@Body @Valid NewLoan loan) {
        if (loans.isLent(loan.title())) {
            throw new HttpStatusException(HttpStatus.CONFLICT, "The book is lent to somebody else");
        }
        Loan made = loans.add(loan);
        return HttpResponse.created(made, URI.create("/loans/" + made.id()));
    }

    /**
     * Shows a loan.
     *
     * @param number the loan's number
     */
    @Get("/{id}")
    @McpTool(readOnly = true)
    HttpResponse<Loan> showLoan(@PathVariable("id") @Positive long number) {
        return loans.find(number).<HttpResponse<Loan>>map(HttpResponse::ok).orElseGet(HttpResponse::notFound);
    }
    // endregion

    /**
     * Lists a reader's loans.
     *
     * @param reader the reader's name
     * @param most how many loans to list at most
     * @param requestId tells requests apart in the log; not over MCP
     */
    // region parameters
    @Get
    @McpTool(readOnly = true)
    List<Loan> listLoans(
            @QueryValue("by") @NotBlank String reader,
            @QueryValue(value = "limit", defaultValue = "10") @Min(1) @Max(50) int most,
            @Header("X-Request-Id") @Nullable String requestId) {
        LOG.debug("Listing at most {} loans, request {}", most, requestId);
        return loans.of(reader).stream().limit(most).toList();
    }
    // endregion

    /**
     * Takes a book back.
     *
     * @param id the loan's number
     */
    @Delete("/{id}")
    @McpTool(destructive = true, idempotent = true)
    HttpStatus giveBack(long id) {
        return loans.remove(id) ? HttpStatus.NO_CONTENT : HttpStatus.NOT_FOUND;
    }
}
