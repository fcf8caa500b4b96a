/**
 * Who is who: national ID, names as people spell them, mobile numbers, and the numbers that the scheme itself issues.
 *
 * <p>Everything here is a value: it is parsed once, where it enters, and refuses in words what cannot be right.
 */
@NullMarked
package org.usra.rules.identity;

import org.jspecify.annotations.NullMarked;
