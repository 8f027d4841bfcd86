@NullMarked
package dev.remotemcp.runtime.pattern;

import org.jspecify.annotations.NullMarked;
