/**
 * Demonstration data: the directory and the words of the scheme from the reference files, and invented Port Said
 * families from a seed, all of it written through FHIR as any hospital would write.
 *
 * <p>{@link DemoData} is the way in. Nothing here touches the database, and nobody in it is real.
 */
@NullMarked
package org.usra.launcher.demo;

import org.jspecify.annotations.NullMarked;
