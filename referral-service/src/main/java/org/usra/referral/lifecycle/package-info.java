/** Steps: loads a referral, asks the table of moves, and writes what follows as one transaction locked by the coordination Task. */
@NullMarked
package org.usra.referral.lifecycle;

import org.jspecify.annotations.NullMarked;
