/**
 * Refusals: why a request was not carried out, in Arabic and English, with the remedy.
 */
@NullMarked
package org.usra.rules.refusal;

import org.jspecify.annotations.NullMarked;
