/** The only program that changes the shape of the database. */
@NullMarked
package org.usra.db;

import org.jspecify.annotations.NullMarked;
