package dev.remotemcp.samples.docs;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The books of the shop, by ISBN. */
@Singleton
class Shelf {
    private final Map<String, Book> books = new ConcurrentSkipListMap<>();

    Shelf() {
        Stream.of(
                        new Book("9780134685991", "Effective Java", "Joshua Bloch", 2018),
                        new Book("9780201633610", "Design Patterns", "Erich Gamma et al.", 1994),
                        new Book("9780321349606", "Java Concurrency in Practice", "Brian Goetz et al.", 2006))
                .forEach(this::put);
    }

    Collection<Book> all() {
        return List.copyOf(books.values());
    }

    Optional<Book> book(String isbn) {
        return Optional.ofNullable(books.get(isbn));
    }

    List<Book> find(String words) {
        String wanted = words.toLowerCase(Locale.ROOT);
        return books.values().stream()
                .filter(book -> book.title().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    void put(Book book) {
        books.put(book.isbn(), book);
    }

    boolean remove(String isbn) {
        return books.remove(isbn) != null;
    }
}
