/** Publishing of servers: plans of requests that are shown first and carried out step by step. */
@NullMarked
package dev.remotemcp.publish;

import org.jspecify.annotations.NullMarked;
