/** Vocabulary: the codes, extensions and sentences of the scheme as FHIR elements. Holds no state. */
@NullMarked
package org.usra.referral.vocabulary;

import org.jspecify.annotations.NullMarked;
