/** From the model to JSON: schemas and descriptors. */
@NullMarked
package dev.remotemcp.schemagen.schema;

import org.jspecify.annotations.NullMarked;
