/**
 * A local stand-in for Microsoft Entra and Microsoft Graph, on loopback only: what a resource server and its tests need
 * to sign a person in, to check tokens and to exchange them on a person's behalf without a tenant.
 */
@NullMarked
package dev.remotemcp.minientra;

import org.jspecify.annotations.NullMarked;
