--liquibase formatted sql

--changeset usra:record-0021-person
--comment What rules ask of a person: age, sex, and whether they live.
create table person (
  patient text collate "C" primary key,
  birth_date date,
  gender text collate "C",
  deceased boolean not null default false
);

--changeset usra:record-0021-person-identifier
--comment Identifiers that belong to one person in the whole scheme; the key is the guarantee (409).
create table person_identifier (
  system text collate "C" not null,
  value text collate "C" not null,
  patient text collate "C" not null,
  primary key (system, value)
);
create index person_identifier_by_patient on person_identifier (patient);

--changeset usra:record-0021-household-member
--comment A person's membership of a household. At most one at any time: the exclusion constraint holds it.
create table household_member (
  household text collate "C" not null,
  ordinal smallint not null,
  person text collate "C" not null,
  role text collate "C",
  reason text collate "C",
  opened timestamptz not null,
  closed timestamptz,
  primary key (household, ordinal),
  constraint membership_open exclude using gist (person with =, tstzrange(opened, closed) with &&)
);

--changeset usra:record-0021-family-unit
--comment Serial of the family number in each unit; the row is locked by the UPDATE that counts it up.
create table family_serial (
  unit text collate "C" primary key,
  last_serial integer not null
);

--changeset usra:record-0021-enrolment
--comment Enrolment with a family doctor. At most one active for each person: the partial unique index holds it.
create table enrolment (
  episode text collate "C" primary key,
  person text collate "C" not null,
  unit text collate "C" not null,
  doctor text collate "C",
  status text collate "C" not null,
  opened timestamptz not null,
  closed timestamptz
);
create unique index enrolment_active on enrolment (person) where status = 'active';
create index enrolment_by_unit on enrolment (unit, status);

--changeset usra:record-0021-coverage-period
--comment When a person is covered, by whom, in which contribution category.
create table coverage_period (
  coverage text collate "C" primary key,
  person text collate "C" not null,
  payer text collate "C" not null,
  status text collate "C" not null,
  category text collate "C",
  opened timestamptz not null,
  closed timestamptz
);
create index coverage_period_by_person on coverage_period (person);
