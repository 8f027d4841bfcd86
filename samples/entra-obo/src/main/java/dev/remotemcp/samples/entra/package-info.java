/** A mailbox: people sign in, and tools read Microsoft Graph on their behalf. */
@NullMarked
package dev.remotemcp.samples.entra;

import org.jspecify.annotations.NullMarked;
