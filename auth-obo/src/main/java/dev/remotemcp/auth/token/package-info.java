/** Who calls: access tokens are verified here, whatever transport they came with. */
@NullMarked
package dev.remotemcp.auth.token;

import org.jspecify.annotations.NullMarked;
