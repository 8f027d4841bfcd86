/** Sign-in on a laptop: a local stand-in for Entra and Graph that is set up by itself. */
@NullMarked
package dev.remotemcp.auth.dev;

import org.jspecify.annotations.NullMarked;
