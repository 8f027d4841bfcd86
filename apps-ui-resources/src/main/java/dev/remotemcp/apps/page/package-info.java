/** From the files of a page to one HTML document. */
@NullMarked
package dev.remotemcp.apps.page;

import org.jspecify.annotations.NullMarked;
