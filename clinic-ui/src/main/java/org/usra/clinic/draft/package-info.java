/**
 * What a person typed and has not sent yet, kept on the server so that no typed text is lost.
 */
@NullMarked
package org.usra.clinic.draft;

import org.jspecify.annotations.NullMarked;
