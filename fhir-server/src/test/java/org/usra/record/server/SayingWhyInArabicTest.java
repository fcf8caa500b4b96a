package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal says in Arabic what it says in English, the reason as well. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SayingWhyInArabicTest extends RecordOverHttp {

    private static final String SORTED_BY_CODE =
            "?_type=Observation,Condition&_sort=code&subject=Patient/nobody&_count=1";

    private static String arabic(Reply reply) {
        assertThat(reply.status()).as(reply.http().body()).isBetween(400, 499);
        return reply.json()
                .at("/issue/0/details/_text/extension/0/extension/1/valueString")
                .asText();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Patient?birthdate=soon         | "soon": لا تبدأ ببادئة من R4 ولا بسنة.
                    Patient?birthdate=2020-13      | "2020-13": يُكتب التاريخ 2026 أو 2026-11 أو 2026-11-23 أو مع وقت.
                    Patient?_count=x               | "x": قيمة _count عدد من 0 فما فوق.
                    Patient?_total=all             | "all": قيمة _total هي none أو estimate أو accurate.
                    Patient?_filter=birthdate      | "birthdate": ينقص _filter عامل.
                    Patient/_history?_at=ne2020    | "ne2020": يقبل _at البادئات eq وge وgt وle وlt.
                    Patient/_history?_count=2&_count=3 | "3": المعامل _count مكرر.
                    ?_type=Patients                | "Patients": لا يوجد نوع كهذا في R4.
                    """)
    void why_a_value_cannot_be_used(String path, String why) {
        assertThat(arabic(get(path))).isEqualTo("لا يمكن استعمال قيمة البحث " + why);
    }

    @Test
    void why_the_matches_cannot_be_sorted() {
        assertThat(arabic(get(SORTED_BY_CODE)))
                .isEqualTo("لا يمكن استعمال قيمة البحث \"code\": لا يُرتّب برمز أو بمرجع إلا نوع واحد في المرة.");
    }

    @Test
    void why_a_value_set_cannot_be_searched_in() {
        String unknown = URLEncoder.encode("http://example.org/none", StandardCharsets.UTF_8);
        assertThat(arabic(get("Observation?code:in=" + unknown)))
                .isEqualTo("لا يمكن استعمال قيمة البحث \"http://example.org/none\": لا توجد هنا مجموعة قيم كهذه.");
    }

    @Test
    void why_a_patch_cannot_be_applied() {
        String id = "Patient/" + given("{\"resourceType\":\"Patient\",\"active\":true}");
        Reply reply = send(
                "PATCH",
                id,
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                        + "{\"name\":\"type\",\"valueCode\":\"replace\"},"
                        + "{\"name\":\"path\",\"valueString\":\"Patient.name.family\"},"
                        + "{\"name\":\"value\",\"valueString\":\"x\"}]}]}");
        assertThat(arabic(reply))
                .isEqualTo("لا يمكن تطبيق هذا التعديل على السجل كما هو الآن: لا شيء في Patient.name.family.");
    }
}
