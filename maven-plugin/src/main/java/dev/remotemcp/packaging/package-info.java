/** Packages a server for where it is to run: a class path, a Java runtime and a cache that makes it start fast. */
@NullMarked
package dev.remotemcp.packaging;

import org.jspecify.annotations.NullMarked;
