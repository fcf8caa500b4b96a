--liquibase formatted sql

--changeset usra:record-0050-governorate
--comment Governorates by the code that stands in digits 8 and 9 of a national ID; 88 is outside Egypt.
create table governorate (
  code char(2) primary key,
  name_ar text not null,
  name_en text not null,
  population_thousands integer,
  source text not null
);

--changeset usra:record-0050-service
--comment What a facility can be asked for: the codes of CodeSystem/service.
create table service (
  code text primary key,
  name_ar text not null,
  name_en text not null,
  outpatient boolean not null
);
comment on column service.outpatient is 'visits are booked in slots';

--changeset usra:record-0050-facility
--comment Units, hospitals and authorities; valid_to is the first day on which a row no longer holds.
create table facility (
  id text primary key,
  kind text not null check (kind in ('unit', 'hospital', 'authority')),
  name_ar text not null,
  name_en text not null,
  governorate char(2) not null references governorate,
  district text,
  latitude numeric(8, 5),
  longitude numeric(8, 5),
  remote_km integer,
  number smallint not null,
  accreditation text check (accreditation in ('registered', 'provisional', 'accredited', 'suspended')),
  contract text check (contract in ('contracted', 'suspended', 'ended')),
  valid_from date not null,
  valid_to date,
  source text not null,
  unique (governorate, number),
  check (valid_to is null or valid_to > valid_from),
  check (kind = 'authority' or (accreditation is not null and contract is not null and latitude is not null))
);
comment on column facility.district is 'null where the source does not say';
comment on column facility.remote_km is 'published distance to the general hospital, for remote units';
comment on column facility.number is 'number within the governorate, part of the family file number';

--changeset usra:record-0050-facility-service
--comment What each facility offers to whom, how long people wait, and how many places a working day has.
create table facility_service (
  facility text not null references facility,
  service text not null references service,
  min_age smallint,
  max_age smallint,
  sex text check (sex in ('male', 'female')),
  wait_p50_days integer not null,
  wait_p90_days integer not null,
  capacity text not null check (capacity in ('has-capacity', 'limited', 'full', 'unknown')),
  slots_per_day smallint not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  primary key (facility, service, valid_from),
  exclude using gist (facility with =, service with =, daterange(valid_from, valid_to) with &&),
  check (wait_p50_days <= wait_p90_days),
  check (min_age is null or max_age is null or min_age <= max_age)
);
comment on column facility_service.max_age is 'in full years, inclusive';

--changeset usra:record-0050-direct-access
--comment Services that a person may use without a referral, by age, sex and registered condition.
create table direct_access (
  service text not null references service,
  min_age smallint,
  max_age smallint,
  sex text check (sex in ('male', 'female')),
  condition text,
  valid_from date not null,
  valid_to date,
  source text not null
);
comment on column direct_access.condition is 'code of CodeSystem/diagnosis that the person must have; null for anyone';

--changeset usra:record-0050-rule-value
--comment Rules as dated rows: which value held on a day, and where it comes from.
create table rule_value (
  key text not null,
  value text not null,
  unit text not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  primary key (key, valid_from),
  -- One value of a rule on any day.
  exclude using gist (key with =, daterange(valid_from, valid_to) with &&)
);
comment on column rule_value.source is 'begins with "proposal" where no law or regulation was found';

--changeset usra:record-0050-demo-code
--comment A small vocabulary in our own words for demonstrations: diagnoses, medicines, vaccines, allergens, observations.
create table demo_code (
  system text not null check (system in ('diagnosis', 'medicine', 'vaccine', 'allergen', 'loinc')),
  code text not null,
  name_ar text not null,
  name_en text not null,
  primary key (system, code)
);
