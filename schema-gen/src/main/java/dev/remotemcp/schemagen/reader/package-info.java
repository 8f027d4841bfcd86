/** From Micronaut's compiler elements to the model. */
@NullMarked
package dev.remotemcp.schemagen.reader;

import org.jspecify.annotations.NullMarked;
