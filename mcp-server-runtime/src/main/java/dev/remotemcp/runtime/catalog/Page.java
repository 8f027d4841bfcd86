package dev.remotemcp.runtime.catalog;

import java.util.Optional;

/**
 * One page of a list, encoded once when the catalog changes.
 *
 * @param entries the descriptors as a compact JSON array
 * @param nextCursor where the next page starts, if there is one
 * @param shared whether every caller sees the same list
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never changed
public record Page(Listing listing, byte[] entries, Optional<String> nextCursor, boolean shared) {}
