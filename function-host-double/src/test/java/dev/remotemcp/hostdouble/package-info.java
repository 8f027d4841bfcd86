@NullMarked
package dev.remotemcp.hostdouble;

import org.jspecify.annotations.NullMarked;
