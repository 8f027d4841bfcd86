/** What clients and catalogs are told of a server, in the form that each of them reads. */
@NullMarked
package dev.remotemcp.connect;

import org.jspecify.annotations.NullMarked;
