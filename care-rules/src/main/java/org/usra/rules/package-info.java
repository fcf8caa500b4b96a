/** The rules of the scheme, pure Java: each rule once, as a sentence. */
@NullMarked
package org.usra.rules;

import org.jspecify.annotations.NullMarked;
