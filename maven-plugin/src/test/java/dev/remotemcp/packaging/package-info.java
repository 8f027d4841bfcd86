@NullMarked
package dev.remotemcp.packaging;

import org.jspecify.annotations.NullMarked;
