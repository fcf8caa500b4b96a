/** The process: what happens between the doctor's question and the closed loop. */
@NullMarked
package org.usra.referral;

import org.jspecify.annotations.NullMarked;
