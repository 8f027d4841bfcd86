@NullMarked
package dev.remotemcp.apps.preview;

import org.jspecify.annotations.NullMarked;
