package dev.remotemcp.samples.docs;

// region book
/**
 * A book.
 *
 * @param isbn its ISBN-13
 * @param title its title
 * @param author who wrote it
 * @param year when this edition appeared
 */
record Book(String isbn, String title, String author, int year) {}
// endregion
