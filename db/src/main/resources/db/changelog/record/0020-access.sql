--liquibase formatted sql

--changeset usra:record-0020-post
--comment Who holds which post: derived from PractitionerRole (staff) and Person (citizens), one row per role or linked Patient.
create table post (
  source text collate "C" not null,
  ordinal smallint not null,
  subject text collate "C" not null,
  role text collate "C" not null,
  organization text collate "C",
  practitioner_role text collate "C",
  patient text collate "C",
  opened timestamptz,
  closed timestamptz,
  primary key (source, ordinal)
);
-- Serves: the posts of the login that is calling, at every request. Proof: PostsTest.
create index post_by_subject on post (subject);
-- Serves: the organisation of a PractitionerRole that requests a referral.
create index post_by_practitioner_role on post (practitioner_role) where practitioner_role is not null;

--changeset usra:record-0020-care-relationship
--comment Why an organisation may see a person. A closed row keeps its grace time (rule_value relation.*.grace).
create table care_relationship (
  source text collate "C" not null,
  patient text collate "C" not null,
  organization text collate "C" not null,
  basis text collate "C" not null check (basis in ('enrolment', 'referral', 'encounter', 'appointment', 'coverage')),
  opened timestamptz not null,
  closed timestamptz,
  primary key (source, patient, organization, basis)
);
-- Serves: may this organisation see this patient (the predicate in every read and search). Proof: AccessPolicyTest.
create index care_relationship_by_patient on care_relationship (patient, organization, basis);
-- Serves: everybody that an organisation may see, when the search has no narrower key.
create index care_relationship_by_organization on care_relationship (organization, basis, patient);

--changeset usra:record-0020-resource-party
--comment The organisations and persons that a resource names as its parties, for types whose access goes by party (Task, ServiceRequest, Appointment, Group, Bundle, ...).
create table resource_party (
  type text collate "C" not null,
  id text collate "C" not null,
  party text collate "C" not null,
  primary key (type, id, party)
);
-- Serves: the Tasks of my hospital, the Groups of my unit.
create index resource_party_by_party on resource_party (party, type, id);

--changeset usra:record-0020-organization-parent
--comment The organisation above each organisation, so that a department counts as its hospital.
create table organization_parent (
  organization text collate "C" primary key,
  parent text collate "C" not null
);

--changeset usra:record-0020-healthcare-service-provider
--comment Who provides a HealthcareService, so that an Appointment with it is known to be at that hospital.
create table healthcare_service_provider (
  service text collate "C" primary key,
  provider text collate "C" not null
);
