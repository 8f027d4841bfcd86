/** The annotation processor: read, model, check, write. */
@NullMarked
package dev.remotemcp.schemagen;

import org.jspecify.annotations.NullMarked;
