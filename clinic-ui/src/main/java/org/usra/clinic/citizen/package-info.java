/**
 * The citizen's own pages: the people they act for, their referrals and appointments, in plain words.
 */
@NullMarked
package org.usra.clinic.citizen;

import org.jspecify.annotations.NullMarked;
