/**
 * Coverage: is this person entitled to this service at this facility today, and why.
 */
@NullMarked
package org.usra.rules.coverage;

import org.jspecify.annotations.NullMarked;
