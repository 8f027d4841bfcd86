/** The page on which people allow the server to act for them elsewhere. */
@NullMarked
package dev.remotemcp.auth.consent;

import org.jspecify.annotations.NullMarked;
