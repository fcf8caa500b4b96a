package org.usra.record.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConditionTest {

    @ParameterizedTest
    @CsvSource({
        "email=Mona@example.org, email=mona@EXAMPLE.org",
        "family=%D8%A3%D8%AD%D9%85%D8%AF, family=%D8%A7%D8%AD%D9%85%D8%AF",
        "identifier=urn:t%7C7&active=true, active=true&identifier=urn:t|7"
    })
    void conditions_that_can_mean_one_resource_wait_for_each_other(String one, String other) {
        assertThat(Condition.of("Patient", one).lock())
                .isEqualTo(Condition.of("Patient", other).lock());
    }

    @ParameterizedTest
    @CsvSource({"identifier=urn:t|7, identifier=urn:t|8", "email=a@b.c, phone=a@b.c"})
    void others_do_not(String one, String other) {
        assertThat(Condition.of("Patient", one).lock())
                .isNotEqualTo(Condition.of("Patient", other).lock());
    }
}
