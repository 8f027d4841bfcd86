/** The dialect of revision 2026-07-28: stateless, every request carries its own envelope. */
@NullMarked
package dev.remotemcp.runtime.protocol.modern;

import org.jspecify.annotations.NullMarked;
