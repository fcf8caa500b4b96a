/**
 * The embedded PostgreSQL: started durably in the data directory, stopped by its pid file, found again after a crash.
 *
 * <p>Publishes {@link org.usra.launcher.postgres.DurablePostgres}. Knows the names of databases and roles, nothing of
 * what is in them.
 */
@NullMarked
package org.usra.launcher.postgres;

import org.jspecify.annotations.NullMarked;
