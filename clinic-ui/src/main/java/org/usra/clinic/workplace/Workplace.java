package org.usra.clinic.workplace;

import jakarta.servlet.http.HttpSession;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.springframework.stereotype.Component;
import org.usra.clinic.access.Role;
import org.usra.clinic.access.SignedIn;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.Query;
import org.usra.rules.naming.Canonical;

/** Looks up the post of the signed-in person once a session: the record knows it by the subject of the login. */
@Component
public class Workplace {

    private static final String KEPT = "usra.post";

    private final HealthRecord healthRecord;
    private final HttpSession session;

    Workplace(HealthRecord healthRecord, HttpSession session) {
        this.healthRecord = healthRecord;
        this.session = session;
    }

    public Post current() {
        if (session.getAttribute(KEPT) instanceof Post post) {
            return post;
        }
        SignedIn person = SignedIn.current();
        Post post = person.role() == Role.CITIZEN ? Post.NONE : ask(person);
        if (post.held()) {
            session.setAttribute(KEPT, post);
        }
        return post;
    }

    private Post ask(SignedIn person) {
        return healthRecord
                .searchWherePermitted(Query.of("PractitionerRole")
                        .with("identifier", Canonical.identifier("subject") + "|" + person.subject()))
                .first(PractitionerRole.class)
                .map(role -> new Post(Found.id(role), Found.id(role.getOrganization())))
                .orElse(Post.NONE);
    }
}
