/** Measures what an operation costs, beside the floor that PostgreSQL sets. */
@NullMarked
package org.usra.bench;

import org.jspecify.annotations.NullMarked;
