/** What the server offers: bindings (descriptor, decoder and call) in an immutable snapshot that is swapped whole. */
@NullMarked
package dev.remotemcp.runtime.catalog;

import org.jspecify.annotations.NullMarked;
