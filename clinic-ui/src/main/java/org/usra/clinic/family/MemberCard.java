package org.usra.clinic.family;

import java.util.List;
import org.usra.clinic.person.PersonCard;

/**
 * A member in the list of the family.
 *
 * @param role head, spouse, child, parent or other
 * @param allergies in words; empty means none recorded
 * @param risks what the doctor must know of this member at a glance, in words
 */
public record MemberCard(PersonCard person, String role, List<String> allergies, List<String> risks) {}
