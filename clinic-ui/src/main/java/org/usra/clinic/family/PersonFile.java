package org.usra.clinic.family;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usra.clinic.person.Banner;

/** All that a page shows of one person; each list holds only what its reader may see. */
public record PersonFile(
        Banner banner,
        @Nullable FamilyCard family,
        List<FileLine> problems,
        List<FileLine> medicines,
        List<FileLine> vaccines,
        List<VitalLine> vitals,
        List<Event> timeline,
        List<ReferralLine> referrals) {}
