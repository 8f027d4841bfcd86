/** What a client sees of sign-in: bearer tokens, challenges, protected resource metadata. */
@NullMarked
package dev.remotemcp.auth.http;

import org.jspecify.annotations.NullMarked;
