/** Shows that schemas and Jackson agree, over many types: what schemas accept is read, what is written they accept. */
package dev.remotemcp.runtime.agreement;
