package org.usra.record.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.usra.record.Callers;
import org.usra.record.World;
import org.usra.record.definition.FhirDefinitions;
import org.usra.rules.refusal.Refused;

/** Every cell of authorization-matrix.csv: role x type x interaction, the permitted and the refused. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AuthorizationMatrixTest {

    private static final AuthorizationMatrix MATRIX = AuthorizationMatrix.load();
    private static World world;

    @BeforeAll
    static void open() {
        world = new World();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void every_type_in_the_matrix_is_a_resource_type() {
        FhirDefinitions definitions = new FhirDefinitions();
        for (String role : MATRIX.roles()) {
            assertThat(MATRIX.types(role)).allMatch(definitions::isResourceType, "a type of R4");
        }
    }

    @TestFactory
    Stream<DynamicTest> every_cell() {
        List<DynamicTest> tests = new ArrayList<>();
        List<String> types = new FhirDefinitions().resourceTypes();
        Set<String> logins = new TreeSet<>(MATRIX.roles());
        logins.removeAll(Set.of("*", "workflow"));
        logins.addAll(Set.of("directorate", "accreditor", "provider", "nobody"));
        for (String role : logins) {
            tests.add(DynamicTest.dynamicTest(
                    role + " x " + types.size() + " types", () -> types.forEach(type -> judge(role, type))));
        }
        return tests.stream();
    }

    private static void judge(String role, String type) {
        AccessPolicy policy = world.bean(AccessPolicy.class);
        Caller caller = Callers.caller(role, "some-organization");
        for (Interaction interaction : Interaction.values()) {
            List<AuthorizationMatrix.Right> cell = new ArrayList<>(MATRIX.rights(role, type, interaction));
            cell.addAll(MATRIX.rights("*", type, interaction));
            assertThat(policy.permits(caller, type, interaction))
                    .as("%s %s %s", role, interaction, type)
                    .isEqualTo(!cell.isEmpty());
            if (cell.isEmpty()) {
                assertThatThrownBy(() -> policy.requirePermitted(caller, type, interaction))
                        .isInstanceOf(Refused.class)
                        .hasMessage("Your role does not permit this. Ask somebody whose role does.");
                assertThat(policy.visible(caller, type, interaction)).isEqualTo(SqlCriterion.NOTHING);
            } else {
                boolean everyone =
                        cell.stream().anyMatch(right -> right.relations().contains(Relation.EVERYONE));
                assertThat(policy.visible(caller, type, interaction).equals(SqlCriterion.EVERYTHING))
                        .as("%s %s %s", role, interaction, type)
                        .isEqualTo(everyone);
            }
        }
    }

    @Test
    void every_predicate_is_sql_that_the_database_accepts() {
        AccessPolicy policy = world.bean(AccessPolicy.class);
        for (String role : MATRIX.roles()) {
            for (String type : MATRIX.types(role)) {
                SqlCriterion seen =
                        policy.visible(Callers.workflow(Callers.caller(role, "u-x")), type, Interaction.READ);
                assertThat(world.jdbc()
                                .sql("select count(*) from record.resource r where " + seen.sql())
                                .params(seen.parameters())
                                .query(Long.class)
                                .single())
                        .isZero();
            }
        }
    }

    @Test
    void nobody_but_the_import_scope_deletes() {
        for (String role : MATRIX.roles()) {
            for (String type : MATRIX.types(role)) {
                assertThat(MATRIX.rights(role, type, Interaction.DELETE)).isEmpty();
            }
        }
    }
}
