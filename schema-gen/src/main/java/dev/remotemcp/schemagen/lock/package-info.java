/** The lock file: what the catalog has promised, and whether the sources still keep it. */
@NullMarked
package dev.remotemcp.schemagen.lock;

import org.jspecify.annotations.NullMarked;
