package org.usra.clinic.family;

import java.util.List;

/** A family file at a glance: its number, unit, address and the people in it. */
public record FamilyCard(
        String id, String number, String unit, String address, String status, List<MemberCard> members) {}
