package dev.remotemcp.samples.docs;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.annotations.RequiresRole;
import dev.remotemcp.annotations.RequiresScope;
import dev.remotemcp.auth.http.Resources;
import dev.remotemcp.auth.policy.ScopeHierarchy;
import dev.remotemcp.auth.token.AuthSettings;
import dev.remotemcp.auth.token.Caller;
import dev.remotemcp.runtime.McpToolException;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.guard.DeniedException;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

// region class
@RequiresScope("invoices.read")
class Invoices {
    /** Lists the invoices that are not paid. */
    @McpTool(readOnly = true)
    List<String> openInvoices() {
        return List.of("2026-17", "2026-18");
    }

    /**
     * Marks an invoice as paid.
     *
     * @param number the invoice's number
     */
    @McpTool
    @RequiresScope("invoices.write")
    String settle(String number) {
        return number + " is paid";
    }

    /**
     * Closes the books of a month for good.
     *
     * @param month any day of the month
     */
    @McpTool
    @RequiresRole({"accountant", "owner"})
    String closeMonth(LocalDate month) {
        return month.getMonth() + " is closed";
    }
    // endregion

    private static final BigDecimal LIMIT = BigDecimal.valueOf(100);

    private final Resources resources;
    private final AuthSettings settings;
    private final ScopeHierarchy hierarchy;

    Invoices(Resources resources, AuthSettings settings, ScopeHierarchy hierarchy) {
        this.resources = resources;
        this.settings = settings;
        this.hierarchy = hierarchy;
    }

    // region argument
    /**
     * Pays money back.
     *
     * @param number the invoice's number
     * @param euros how much
     */
    @McpTool
    @RequiresScope("invoices.write")
    String refund(String number, @Positive BigDecimal euros, Caller caller) {
        if (euros.compareTo(LIMIT) > 0 && !caller.roles().contains("accountant")) {
            throw new McpToolException("More than " + LIMIT + " euros are for an accountant to pay back.");
        }
        return euros + " euros paid back for " + number;
    }
    // endregion

    // region denied
    /**
     * Shows the invoices of a year.
     *
     * @param year the year
     */
    @McpTool(readOnly = true)
    String invoicesOf(int year, Caller caller) {
        if (year < 2020 && !hierarchy.covers(caller.scopes(), Set.of("archive.read"))) {
            List<String> needed = Stream.of("mcp.access", "invoices.read", "archive.read")
                    .map(settings::qualified)
                    .toList();
            throw new DeniedException(
                    resources
                            .challenge(ServerSettings.DEFAULT)
                            .insufficientScope("years before 2020 need archive.read", needed),
                    "Years before 2020 are in the archive, which the user has not opened to this client.",
                    Map.of("error", "insufficient_scope"));
        }
        return "Invoices of " + year;
    }
    // endregion
}
