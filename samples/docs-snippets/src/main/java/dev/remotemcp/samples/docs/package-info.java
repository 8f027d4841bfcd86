/**
 * The bookshop whose code the pages under {@code docs/} show, region by region.
 *
 * <p>A region starts at {@code // region NAME} and ends at {@code // endregion}; a test compares it with the page.
 */
@NullMarked
package dev.remotemcp.samples.docs;

import org.jspecify.annotations.NullMarked;
