/** The server: HTTP in, FHIR out; guards, tokens, refusals and readiness. Knows no rule of referrals. */
@NullMarked
package org.usra.referral.server;

import org.jspecify.annotations.NullMarked;
