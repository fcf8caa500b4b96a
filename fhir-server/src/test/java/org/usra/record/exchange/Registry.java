package org.usra.record.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;
import org.usra.record.rulebook.RuleBook;

/** An authority that reports to a record in which families live at a unit. */
final class Registry implements AutoCloseable {

    static final LocalDate TODAY = LocalDate.now(RuleBook.EGYPT);
    /** How the resources of a message are named, before their place. */
    static final String URN = "urn:uuid:00000000-0000-4000-8000-00000000000";

    static final String SOURCE = "https://registry.example";

    private static final AtomicInteger NUMBERS = new AtomicInteger(100);
    private static final AtomicInteger MESSAGES = new AtomicInteger();

    final RunningRecord record = new RunningRecord().withPosts();
    final String registrar = TestTokens.person("registrar", "01");

    /** Somebody as he is registered, or as a message claims. */
    record Person(String reference, String nationalId, String name, String born, String sex) {

        Person named(String other) {
            return new Person(reference, nationalId, other, born, sex);
        }

        Person bornOn(String other) {
            return new Person(reference, nationalId, name, other, sex);
        }

        Person ofSex(String other) {
            return new Person(reference, nationalId, name, born, other);
        }

        Person numbered(String other) {
            return new Person(reference, other, name, born, sex);
        }

        String id() {
            return reference.substring("Patient/".length());
        }
    }

    /** @param people head first */
    record Family(String id, List<Person> people) {

        Person head() {
            return people.getFirst();
        }

        Person of(int place) {
            return people.get(place);
        }
    }

    /** Nobody of the register, with a good number. */
    static Person stranger(String born, String sex) {
        int even = NUMBERS.addAndGet(2);
        String number =
                (born.startsWith("19") ? "2" : "3") + born.replace("-", "").substring(2) + "03"
                        + "%04d".formatted(sex.equals("male") ? even + 1 : even) + "3";
        return new Person("", number, (sex.equals("male") ? "أحمد " : "منى ") + "علي " + even, born, sex);
    }

    /** Each member as {@code role birth-date sex}; the first is the head. */
    Family family(String... members) {
        List<Person> people = new ArrayList<>();
        StringBuilder form = new StringBuilder("""
                {'resourceType':'Parameters','parameter':[
                {'name':'unit','valueReference':{'reference':'Organization/u-manakh-1'}}""");
        for (String member : members) {
            String[] said = member.split(" ");
            Person person = stranger(said[1], said[2]);
            people.add(person);
            form.append("""
                    ,{'name':'member','part':[{'name':'role','valueCode':'%s'},{'name':'category','valueCode':'formal'},
                    {'name':'resource','resource':%s}]}""".formatted(said[0], patient(person, "")));
        }
        JsonNode opened = record.post(
                        registrar, "Group/$open-family-file", form.append("]}").toString())
                .body();
        String group = "";
        int place = 0;
        for (JsonNode entry : opened.path("entry")) {
            JsonNode resource = entry.path("resource");
            if (resource.path("resourceType").asText().equals("Group")) {
                group = resource.path("id").asText();
            }
            if (resource.path("resourceType").asText().equals("Patient")) {
                Person person = people.get(place);
                people.set(
                        place++,
                        new Person(
                                "Patient/" + resource.path("id").asText(),
                                person.nationalId(),
                                person.name(),
                                person.born(),
                                person.sex()));
            }
        }
        return new Family(group, List.copyOf(people));
    }

    /** @param more elements after the others, each after a comma */
    static String patient(Person person, String more) {
        return "{'resourceType':'Patient'," + said(person, "") + more + "}";
    }

    /** Mother or spouse of the Patient that stands first in the message. */
    static String relative(String relationship, Person person, String more) {
        return "{'resourceType':'RelatedPerson','patient':{'reference':'" + URN
                + "0'},'relationship':[{'coding':[{'system':"
                + "'http://terminology.hl7.org/CodeSystem/v3-RoleCode','code':'" + relationship + "'}]}],"
                + said(person, "") + more + "}";
    }

    static String corrected(Person person, String newNumber) {
        return "{'resourceType':'Patient',"
                + said(
                        person.numbered(newNumber),
                        ",{'use':'old','system':" + "'https://fhir.usra.example/id/national-id','value':'"
                                + person.nationalId() + "'}")
                + "}";
    }

    static String coverage(String category, LocalDate from) {
        return "{'resourceType':'Coverage','status':'active','beneficiary':{'reference':'" + URN + "0'},"
                + "'payor':[{'reference':'Organization/a-uhia'}],'period':{'start':'" + from + "'},'class':[{'type':"
                + "{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/coverage-class','code':'class'}]},"
                + "'value':'" + category + "'}]}";
    }

    private static String said(Person person, String more) {
        return "'identifier':[{'system':'https://fhir.usra.example/id/national-id','value':'" + person.nationalId()
                + "'}" + more + "],'name':[{'text':'" + person.name() + "'}],'gender':'" + person.sex()
                + "','birthDate':'" + person.born() + "'";
    }

    static String dead(LocalDate day) {
        return ",'deceasedDateTime':'" + day + "'";
    }

    static String period(String end, LocalDate day) {
        return ",'period':{'" + end + "':'" + day + "'}";
    }

    static String message(String id, String event, String... focus) {
        StringBuilder references = new StringBuilder();
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < focus.length; i++) {
            references.append(i == 0 ? "" : ",").append("{'reference':'" + URN + i + "'}");
            entries.append(",{'fullUrl':'" + URN + i + "','resource':" + focus[i] + "}");
        }
        return "{'resourceType':'Bundle','type':'message','timestamp':'2026-11-28T10:00:00Z','entry':[{'fullUrl':"
                + "'urn:uuid:00000000-0000-4000-8000-0000000000ff','resource':{'resourceType':'MessageHeader','id':'"
                + id + "','eventCoding':{'system':"
                + "'https://fhir.usra.example/CodeSystem/civil-event','code':'" + event + "'},'source':{'endpoint':'"
                + SOURCE + "'},'focus':[" + references + "]}}" + entries + "]}";
    }

    Answer report(String event, String... focus) {
        return send(message("m-" + MESSAGES.incrementAndGet(), event, focus));
    }

    Answer send(String message) {
        return record.post(TestTokens.conformance(), "$process-message", message);
    }

    /** The response code of the answering message, and the reason where there is one. */
    static String response(Answer answer) {
        String code = answer.body().at("/entry/0/resource/response/code").asText();
        String reason = answer.body()
                .at("/entry/1/resource/issue/0/details/coding/0/code")
                .asText();
        return (code + " " + reason).strip();
    }

    /** Who belongs to the file now, as {@code role person}. */
    List<String> members(String household) {
        return rows("""
                select role || ' Patient/' || person from record.household_member
                where household = ? and closed is null order by ordinal""", household);
    }

    List<String> rows(String sql, Object... parameters) {
        return record.jdbc()
                .sql(sql)
                .params(List.of(parameters))
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        record.close();
    }
}
