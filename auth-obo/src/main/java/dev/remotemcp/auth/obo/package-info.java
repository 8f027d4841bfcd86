/** Tokens for other APIs, on behalf of who calls: exchanged for the caller's own token, and kept for a while. */
@NullMarked
package dev.remotemcp.auth.obo;

import org.jspecify.annotations.NullMarked;
