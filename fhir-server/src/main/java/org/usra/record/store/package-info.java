/**
 * The store: every version of every resource in PostgreSQL. The only room that touches the resource tables.
 */
@NullMarked
package org.usra.record.store;

import org.jspecify.annotations.NullMarked;
