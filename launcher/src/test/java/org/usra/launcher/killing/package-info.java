/**
 * The kill series: fhir-server and PostgreSQL are killed in the middle of writing, and the tables are read afterwards.
 *
 * <p>The checker knows the tables and nothing of the classes that fill them. Two series lose on purpose, so that it is seen
 * to notice.
 */
@NullMarked
package org.usra.launcher.killing;

import org.jspecify.annotations.NullMarked;
