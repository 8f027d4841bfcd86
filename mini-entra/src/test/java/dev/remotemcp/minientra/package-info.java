@NullMarked
package dev.remotemcp.minientra;

import org.jspecify.annotations.NullMarked;
