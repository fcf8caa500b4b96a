--liquibase formatted sql

--changeset usra:record-0090-terminology-system
--comment A code system that was loaded from a file, by version; what comes as a CodeSystem resource stays a resource.
create table terminology_system (
  id integer generated always as identity primary key,
  url text collate "C" not null,
  version text collate "C" not null,
  name text not null,
  title text not null,
  complete boolean not null,
  notice text,
  concepts integer not null,
  current boolean not null,
  loaded timestamptz not null default now(),
  unique (url, version)
);
comment on column terminology_system.complete is 'false where only some codes of the system were loaded: a code that is not there may still be one';
comment on column terminology_system.notice is 'the copyright notice that must go with the codes';
create unique index terminology_system_current on terminology_system (url) where current;
comment on index terminology_system_current is 'Holds: one version of each system is the one meant where none is named.';

--changeset usra:record-0090-terminology-concept
create table terminology_concept (
  system integer not null references terminology_system on delete cascade,
  code text collate "C" not null,
  display text not null,
  display_ar text,
  parents text[] collate "C" not null,
  ancestors text[] collate "C" not null,
  inactive boolean not null,
  selectable boolean not null,
  properties jsonb not null,
  line text collate "C" not null,
  line_ar text collate "C",
  words tsvector not null,
  primary key (system, code)
);
comment on column terminology_concept.ancestors is 'every code above it and its own, so that one probe answers is-a';
comment on column terminology_concept.line is 'the folded words of display: what begins as it was typed stands first';
comment on column terminology_concept.words is 'the folded words of code, display and display_ar, see org.usra.rules.coding.SearchWords';
create index terminology_concept_by_word on terminology_concept using gin (words) with (fastupdate = off);
comment on index terminology_concept_by_word is 'Serves: ValueSet/$expand?filter=حم, the beginnings of words while somebody types.';
create index terminology_concept_by_ancestor on terminology_concept using gin (ancestors) with (fastupdate = off);
comment on index terminology_concept_by_ancestor is 'Serves: the filters is-a and descendent-of, and :below of a search.';

--changeset usra:record-0090-terminology-rights
--comment Codes are loaded by the operator's command alone; the service reads them.
revoke insert, update, delete on terminology_system, terminology_concept from usra_record;
