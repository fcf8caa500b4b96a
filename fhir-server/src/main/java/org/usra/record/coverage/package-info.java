/**
 * Coverage: who is covered, whether a person is entitled here and today, and the authorization numbers that say so.
 */
@NullMarked
package org.usra.record.coverage;

import org.jspecify.annotations.NullMarked;
