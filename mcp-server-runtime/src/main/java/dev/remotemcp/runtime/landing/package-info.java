/** The page that people see who open the server in a browser: what it offers, and how clients connect with it. */
@NullMarked
package dev.remotemcp.runtime.landing;

import org.jspecify.annotations.NullMarked;
