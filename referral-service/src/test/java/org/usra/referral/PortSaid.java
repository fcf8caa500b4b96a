package org.usra.referral;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One unit, two hospitals with cardiology, one patient: the smallest scheme in which a referral has a choice. */
final class PortSaid {

    static final String SERVICE = "https://fhir.usra.example/CodeSystem/service";

    private static final String STRUCTURE = "https://fhir.usra.example/StructureDefinition/";

    private PortSaid() {}

    static void fill(FakeRecord record) {
        record.clear();
        record.put("{'resourceType':'Organization','id':'u-manakh-1'}".replace('\'', '"'));
        location(record, "u-manakh-1", 31.2600, 32.2900);
        hospital(record, "h-alsalam", 31.2612, 32.2918, "contracted", "limited", 14);
        hospital(record, "h-alzohour", 31.2531, 32.2664, "contracted", "has-capacity", 7);
        hospital(record, "h-left", 31.2531, 32.2664, "suspended", "has-capacity", 1);
        post(record, "doctor");
        post(record, "nurse");
        record.put("""
                {"resourceType":"Patient","id":"p1","gender":"male","birthDate":"1980-05-01"}""");
        record.put("""
                {"resourceType":"EpisodeOfCare","id":"e1","status":"active","patient":{"reference":"Patient/p1"},
                 "managingOrganization":{"reference":"Organization/u-manakh-1"}}""");
        record.put("""
                {"resourceType":"Coverage","id":"c1","status":"active","beneficiary":{"reference":"Patient/p1"}}""");
    }

    private static void post(FakeRecord record, String role) {
        record.put("""
                {"resourceType":"PractitionerRole","id":"role-%s","identifier":[
                 {"system":"https://fhir.usra.example/id/subject","value":"subject-of-%s"}],
                 "organization":{"reference":"Organization/u-manakh-1"}}""".formatted(role, role));
    }

    private static void hospital(
            FakeRecord record,
            String id,
            double latitude,
            double longitude,
            String contract,
            String capacity,
            int wait) {
        record.put("""
                {"resourceType":"Organization","id":"%s","extension":[
                 {"url":"%scontract-state","valueCode":"%s"},
                 {"url":"%saccreditation-state","valueCode":"accredited"}]}""".formatted(id, STRUCTURE, contract, STRUCTURE));
        location(record, id, latitude, longitude);
        record.put("""
                {"resourceType":"HealthcareService","id":"%s-cardiology","active":true,
                 "providedBy":{"reference":"Organization/%s"},"location":[{"reference":"Location/l-%s"}],
                 "specialty":[{"coding":[{"system":"%s","code":"cardiology"}]}],"extension":[
                 {"url":"%scapacity-status","valueCode":"%s"},{"url":"%swait-p50-days","valueInteger":%d}]}""".formatted(id, id, id, SERVICE, STRUCTURE, capacity, STRUCTURE, wait));
        record.put("""
                {"resourceType":"Schedule","id":"s-%s-cardiology","actor":[{"reference":"HealthcareService/%s-cardiology"}]}""".formatted(id, id));
        Instant first = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(wait, ChronoUnit.DAYS);
        for (int i = 0; i < 5; i++) {
            record.put("""
                    {"resourceType":"Slot","id":"%s-%d","status":"free","start":"%s","end":"%s",
                     "schedule":{"reference":"Schedule/s-%s-cardiology"}}""".formatted(
                    id, i, first.plus(30L * i, ChronoUnit.MINUTES), first.plus(30L * i + 30, ChronoUnit.MINUTES), id));
        }
    }

    private static void location(FakeRecord record, String facility, double latitude, double longitude) {
        record.put("""
                {"resourceType":"Location","id":"l-%s","managingOrganization":{"reference":"Organization/%s"},
                 "position":{"latitude":%s,"longitude":%s}}""".formatted(facility, facility, latitude, longitude));
    }
}
