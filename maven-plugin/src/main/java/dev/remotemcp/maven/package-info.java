/** The goals of the plugin. */
@NullMarked
package dev.remotemcp.maven;

import org.jspecify.annotations.NullMarked;
