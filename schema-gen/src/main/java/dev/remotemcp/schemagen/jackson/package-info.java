/** What Jackson makes of a class: its properties by the rules of Jackson's own introspection, found at compile time. */
@NullMarked
package dev.remotemcp.schemagen.jackson;

import org.jspecify.annotations.NullMarked;
