/**
 * A double of the Azure Functions host, as far as a custom handler notices: it starts the process, waits for its port,
 * hands every request on as it comes, and ends the process that takes too long.
 */
@NullMarked
package dev.remotemcp.hostdouble;

import org.jspecify.annotations.NullMarked;
