/** From the model to Java source. */
@NullMarked
package dev.remotemcp.schemagen.writer;

import org.jspecify.annotations.NullMarked;
