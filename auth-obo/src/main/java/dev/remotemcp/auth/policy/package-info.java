/** What callers may use: scopes, the hierarchy among them, and roles. */
@NullMarked
package dev.remotemcp.auth.policy;

import org.jspecify.annotations.NullMarked;
