package org.usra.record.household;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;
import org.usra.record.rulebook.RuleBook;

/** A record with two units, where families are opened and live. */
final class HouseholdTown implements AutoCloseable {

    static final LocalDate TODAY = LocalDate.now(RuleBook.EGYPT);

    private static final AtomicInteger PEOPLE = new AtomicInteger(1000);

    final RunningRecord record = new RunningRecord().withPosts();
    final String registrar = TestTokens.person("registrar", "01");

    /** A person's reference, and the national ID that proves him. */
    record Person(String reference, String nationalId) {}

    /** @param people head first */
    record Family(String id, List<Person> people) {

        String head() {
            return people.getFirst().reference();
        }

        String of(int place) {
            return people.get(place).reference();
        }
    }

    /** Each member as {@code role birth-date}; the first is the head. */
    Family family(String... members) {
        List<String> ids = new ArrayList<>();
        StringBuilder form = new StringBuilder("""
                {'resourceType':'Parameters','parameter':[
                {'name':'unit','valueReference':{'reference':'Organization/u-manakh-1'}},
                {'name':'doctor','valueReference':{'reference':'PractitionerRole/role-doctor'}}""");
        for (String member : members) {
            String[] said = member.split(" ");
            String id = nationalId(said[1]);
            ids.add(id);
            form.append("""
                    ,{'name':'member','part':[{'name':'role','valueCode':'%s'},{'name':'category','valueCode':'formal'},
                    {'name':'resource','resource':{'resourceType':'Patient','name':[{'text':'%s'}],'gender':'male',
                    'birthDate':'%s','identifier':[{'system':'https://fhir.usra.example/id/national-id','value':'%s'}]}}]}
                    """.formatted(said[0], "فرد " + id.substring(10), said[1], id));
        }
        Answer opened = record.post(
                registrar, "Group/$open-family-file", form.append("]}").toString());
        List<String> patients = resources(opened, "Patient")
                .map(patient -> "Patient/" + patient.path("id").asText())
                .toList();
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            people.add(new Person(patients.get(i), ids.get(i)));
        }
        return new Family(
                resources(opened, "Group").findFirst().orElseThrow().path("id").asText(), people);
    }

    static String nationalId(String birthDate) {
        String digits = birthDate.replace("-", "");
        return (digits.startsWith("19") ? "2" : "3") + digits.substring(2) + "03" + PEOPLE.incrementAndGet() + "3";
    }

    /** Calls an operation of the file; each input is the JSON of a parameter after its name: {@code role valueCode child}. */
    Answer change(String path, String... inputs) {
        return changeAs(registrar, path, inputs);
    }

    Answer changeAs(String token, String path, String... inputs) {
        return record.post(token, path, "{'resourceType':'Parameters','parameter':[" + String.join(",", inputs) + "]}");
    }

    static String person(String name, String reference) {
        return "{'name':'" + name + "','valueReference':{'reference':'" + reference + "'}}";
    }

    static String code(String name, String code) {
        return "{'name':'" + name + "','valueCode':'" + code + "'}";
    }

    static String text(String name, String text) {
        return "{'name':'" + name + "','valueString':'" + text + "'}";
    }

    static String birthDate(String day) {
        return "{'name':'birth-date','valueDate':'" + day + "'}";
    }

    static String date(LocalDate day) {
        return "{'name':'date','valueDate':'" + day + "'}";
    }

    static String named(String reference, String role) {
        return "{'name':'member','part':[" + person("person", reference) + "," + code("role", role) + "]}";
    }

    static String newborn(LocalDate day) {
        return "{'name':'resource','resource':{'resourceType':'Patient','name':[{'text':'مريم'}],'gender':'female',"
                + "'birthDate':'" + day + "'}}";
    }

    static final String PREVIEW = "{'name':'preview','valueBoolean':true}";

    static Stream<JsonNode> resources(Answer answer, String type) {
        return StreamSupport.stream(answer.body().path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asText().equals(type));
    }

    /** Who belongs to the file now, as {@code role person}. */
    List<String> members(String household) {
        return record.jdbc().sql("""
                        select role || ' Patient/' || person from record.household_member
                        where household = ? and closed is null order by ordinal""").param(household).query(String.class).list();
    }

    /** One line of a query, its columns joined by blanks. */
    List<String> rows(String sql, Object... parameters) {
        return record.jdbc()
                .sql(sql)
                .params(List.of(parameters))
                .query(String.class)
                .list();
    }

    static String id(String reference) {
        return reference.substring(reference.indexOf('/') + 1);
    }

    @Override
    public void close() {
        record.close();
    }
}
