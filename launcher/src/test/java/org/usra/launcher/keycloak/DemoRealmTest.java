package org.usra.launcher.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.launcher.keycloak.DemoRealm.User;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoRealmTest {

    private final DemoRealm realm = DemoRealm.shipped();

    @Test
    void twelve_people_sign_in_each_with_one_role_of_the_same_name() {
        assertThat(realm.users())
                .extracting(User::name)
                .containsExactly(
                        "registrar",
                        "nurse",
                        "doctor",
                        "hospital",
                        "emergency",
                        "insurer",
                        "directorate",
                        "accreditor",
                        "provider",
                        "callcentre",
                        "citizen",
                        "admin");
        assertThat(realm.users()).allSatisfy(user -> assertThat(user.role()).isEqualTo(user.name()));
    }

    @Test
    void subjects_are_fixed_because_the_register_of_posts_names_them() {
        assertThat(realm.users().getFirst().id()).isEqualTo("00000000-0000-4000-8000-000000000001");
        assertThat(realm.users().getLast().id()).isEqualTo("00000000-0000-4000-8000-00000000000c");
    }

    @Test
    void systems_have_a_secret_and_people_have_none() {
        assertThat(realm.systems()).containsExactly("referral-service", "conformance", "hospital-alsalam");
        assertThat(realm.systems())
                .allSatisfy(system -> assertThat(realm.secretOf(system)).isPresent());
        assertThat(realm.secretOf("usra-cli")).isEmpty();
        assertThat(realm.secretOf("doctor")).isEmpty();
    }
}
