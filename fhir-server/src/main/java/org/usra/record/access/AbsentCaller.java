package org.usra.record.access;

import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.usra.record.directory.Post;
import org.usra.record.directory.RememberedPosts;

/**
 * What somebody who asked once may still do now, for work that goes on without them: a post that has ended since counts no
 * more. A system's organisation stands in its client's registration and stays until that work is ended.
 */
@Component
public class AbsentCaller {

    private static final String SYSTEM_CLIENT = "hospital-system";

    private final RememberedPosts posts;

    AbsentCaller(RememberedPosts posts) {
        this.posts = posts;
    }

    /** The same caller with the roles, organisations and patients of today. */
    public Caller asOfNow(Caller then) {
        if (then.imports() || then.roles().contains("system")) {
            return then;
        }
        Set<String> roles = new HashSet<>();
        Set<String> organizations = new HashSet<>();
        Set<String> patients = new HashSet<>();
        for (Post post : posts.heldBy(then.subject())) {
            if (then.roles().contains(post.role())) {
                roles.add(post.role());
                if (post.organization() != null) {
                    organizations.add(post.organization());
                }
                if (post.patient() != null) {
                    patients.add(post.patient());
                }
            }
        }
        if (then.roles().contains(SYSTEM_CLIENT)) {
            roles.add(SYSTEM_CLIENT);
            organizations.addAll(then.organizations());
        }
        return new Caller(
                then.subject(),
                then.name(),
                Set.copyOf(roles),
                Set.copyOf(organizations),
                Set.copyOf(patients),
                then.practitionerRole(),
                then.workflow(),
                false,
                then.client(),
                then.tokenId());
    }
}
