package dev.remotemcp.samples.rest;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The loans of the library. */
@Singleton
class Loans {
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, Loan> loans = new ConcurrentSkipListMap<>();

    Loan add(NewLoan wanted) {
        long id = last.incrementAndGet();
        Loan loan =
                new Loan(id, wanted.title(), wanted.reader(), LocalDate.now().plusDays(wanted.days()));
        loans.put(id, loan);
        return loan;
    }

    Optional<Loan> find(long id) {
        return Optional.ofNullable(loans.get(id));
    }

    List<Loan> of(@Size(max = 40) String reader) {
        return loans.values().stream()
                .filter(loan -> loan.reader().equals(reader))
                .toList();
    }

    boolean isLent(String title) {
        return loans.values().stream().anyMatch(loan -> loan.title().equals(title));
    }

    boolean remove(long id) {
        return loans.remove(id) != null;
    }
}
