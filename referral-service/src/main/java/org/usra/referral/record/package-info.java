/** The way to the record: the only room that speaks HTTP to fhir-server, with the service's token and the person's beside it. */
@NullMarked
package org.usra.referral.record;

import org.jspecify.annotations.NullMarked;
