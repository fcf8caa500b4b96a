/**
 * Signing in and out, the role of the person, the token that speaks for them, and the headers that guard every page.
 */
@NullMarked
package org.usra.clinic.access;

import org.jspecify.annotations.NullMarked;
