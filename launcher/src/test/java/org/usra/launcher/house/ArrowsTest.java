package org.usra.launcher.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom: docs/design.md, section 2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArrowsTest {

    private static final String[] PROCESSES = {"db", "record", "referral", "clinic", "launcher", "bench"};

    @ParameterizedTest
    @ValueSource(strings = {"db", "record", "referral", "clinic"})
    void a_module_knows_no_other_but_the_rules(String module) {
        noClasses()
                .that()
                .resideInAPackage("org.usra." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others(module))
                .because(
                        "the services speak over HTTP, each with a schema of its own; in Java they share care-rules only")
                .allowEmptyShould(true)
                .check(House.CLASSES);
    }

    @Test
    void the_rules_know_nobody() {
        noClasses()
                .that()
                .resideInAPackage("org.usra.rules..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others("rules"))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "ca.uhn.fhir..", "org.hl7..", "jakarta.persistence..", "java.sql..")
                .because(
                        "a rule of the scheme must be readable and testable without a framework, a server or a database")
                .check(House.CLASSES);
    }

    @Test
    void the_launcher_knows_only_the_database_module_and_the_rules() {
        noClasses()
                .that()
                .resideInAPackage("org.usra.launcher..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(Stream.of("record", "referral", "clinic", "bench")))
                .because(
                        "the services are children in processes of their own, so that what is tested is what is shipped")
                .check(House.CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules", "record", "referral", "clinic", "launcher", "bench"})
    void rooms_of_a_module_make_no_circle(String module) {
        slices().matching("org.usra." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a room can be read without the rooms that use it")
                .allowEmptyShould(true)
                .check(House.CLASSES);
    }

    private static String[] others(String module) {
        return packages(Stream.of(PROCESSES).filter(name -> !name.equals(module)));
    }

    private static String[] packages(Stream<String> modules) {
        return modules.map(name -> "org.usra." + name + "..").toArray(String[]::new);
    }
}
