--liquibase formatted sql

--changeset usra:record-0026-person-condition
--comment The registered conditions that a row of the direct-access table may ask for.
create table person_condition (
  condition text collate "C" not null,
  patient text collate "C" not null,
  code text collate "C" not null,
  primary key (condition, code)
);
create index person_condition_by_patient on person_condition (patient, code);
