package org.usra.clinic.family;

import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * One line of the timeline.
 *
 * @param kind visit, emergency, stay, referral, vaccination or prescription
 * @param href the page of its own, empty where it has none
 */
public record Event(@Nullable Date when, String kind, String text, String place, String href) {}
