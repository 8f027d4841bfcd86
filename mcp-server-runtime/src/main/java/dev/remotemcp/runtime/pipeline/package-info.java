/** What a request asks for and what came of it, free of any protocol revision, and the interceptors in between. */
@NullMarked
package dev.remotemcp.runtime.pipeline;

import org.jspecify.annotations.NullMarked;
