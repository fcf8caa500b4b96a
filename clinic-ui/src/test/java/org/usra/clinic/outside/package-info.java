/**
 * Stand-ins for Keycloak, fhir-server and referral-service: canned answers, so that every page can be looked at.
 */
@NullMarked
package org.usra.clinic.outside;

import org.jspecify.annotations.NullMarked;
