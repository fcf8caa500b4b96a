/**
 * The real Keycloak: built once for PostgreSQL, started with the realm of the repository, told its addresses, asked for
 * tokens.
 *
 * <p>The realm file is the only place that names demonstration users and clients.
 */
@NullMarked
package org.usra.launcher.keycloak;

import org.jspecify.annotations.NullMarked;
