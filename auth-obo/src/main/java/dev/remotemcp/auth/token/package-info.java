/** Whether an access token is meant for this server, and whose it is. */
@NullMarked
package dev.remotemcp.auth.token;

import org.jspecify.annotations.NullMarked;
