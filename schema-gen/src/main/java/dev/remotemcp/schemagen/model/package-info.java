/** What an annotated class says, free of compiler types; every later stage works on this alone. */
@NullMarked
package dev.remotemcp.schemagen.model;

import org.jspecify.annotations.NullMarked;
