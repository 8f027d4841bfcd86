/** Parts of the legacy dialect by themselves. */
@NullMarked
package dev.remotemcp.runtime.protocol.legacy;

import org.jspecify.annotations.NullMarked;
