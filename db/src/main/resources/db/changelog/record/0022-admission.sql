--liquibase formatted sql

--changeset usra:record-0022-referral-use
--comment A referral as the gate sees it: who holds it, until when, and the stay that uses it now. Locked FOR UPDATE by admission, updated by revoke and expiry, so neither can miss the other.
create table referral_use (
  referral text collate "C" primary key,
  patient text collate "C" not null,
  service text collate "C",
  number text collate "C",
  status text collate "C" not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  holder text collate "C",
  used_by text collate "C"
);
create index referral_use_by_patient on referral_use (patient);

--changeset usra:record-0022-admission
--comment On what ground a hospital's Encounter was let in. One row per Encounter that passed the gate.
create table admission (
  encounter text collate "C" primary key,
  patient text collate "C" not null,
  hospital text collate "C" not null,
  class text collate "C" not null,
  ground text collate "C" not null check (ground in ('referral', 'direct-access', 'follow-up', 'emergency', 'from-emergency')),
  referral text collate "C",
  authorization_number text collate "C",
  earlier text collate "C",
  admitted timestamptz not null,
  follow_up_until timestamptz,
  live boolean not null
);
create index admission_by_patient on admission (patient, hospital);
-- One use of a referral at a time.
create unique index admission_uses_referral on admission (referral) where ground = 'referral' and live;

--changeset usra:record-0022-access-authorization
--comment Authorization numbers: issued by an eligibility decision, consumed by one Encounter.
create table access_authorization (
  number text collate "C" primary key,
  patient text collate "C" not null,
  hospital text collate "C" not null,
  service text collate "C",
  decision text collate "C" not null,
  referral text collate "C",
  request text collate "C" not null,
  issued timestamptz not null,
  valid_to timestamptz not null,
  used_by text collate "C",
  used timestamptz
);
create index access_authorization_by_patient on access_authorization (patient, hospital);

--changeset usra:record-0022-slot-place
--comment The one holder of a slot. Taken by a conditional UPDATE, never read-then-write.
create table slot_place (
  slot text collate "C" primary key,
  schedule text collate "C",
  starts timestamptz,
  ends timestamptz,
  holder text collate "C",
  held_until timestamptz
);
-- Serves: the next three free slots after a lost race; the sweeper of expired holds.
create index slot_place_by_schedule on slot_place (schedule, starts);
create index slot_place_by_holder on slot_place (holder) where holder is not null;
