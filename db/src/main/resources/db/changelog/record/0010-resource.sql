--liquibase formatted sql

--changeset usra:record-0010-resource
--comment The current version of every resource, deleted ones included, with what it can be found by, in one row: docs/decisions/0006-one-row.md.
create table resource (
  created timestamptz not null,
  updated timestamptz not null,
  moment_low bigint,
  moment_high bigint,
  present bigint not null,
  bucket smallint not null,
  type smallint not null,
  version integer not null,
  method text collate "C" not null,
  id text collate "C" not null,
  patient text collate "C",
  keys bigint[] not null,
  moments bigint[],
  numbers double precision[],
  texts text[] collate "C",
  document bytea,
  primary key (bucket, type, id)
) partition by hash (bucket);
comment on column resource.bucket is '0 to 511, the unit of scaling out: of everything that belongs to a patient the bucket of the patient''s id, else of the own id; resource_home holds it where the id does not say it';
comment on column resource.method is 'POST, PUT, PATCH or DELETE: what made this version, for entry.request of a history';
comment on column resource.patient is 'id of the Patient whose record this belongs to; of a Patient its own id; kept when the resource is deleted';
comment on column resource.moment_low is 'The value of the type''s leading date parameter (FhirDefinitions.leadingDate), in microseconds since the epoch, inclusive; moment_high is exclusive';
comment on column resource.present is 'One bit for each search parameter that has a value, see SearchIndex: for :missing';
comment on column resource.keys is '64-bit hashes of tokens, references, uris and beginnings of strings, see SearchKeys';
comment on column resource.moments is 'The other dates: triples of parameter number, low, high';
comment on column resource.numbers is 'Numbers and quantities: triples of parameter number, value, value in the canonical UCUM unit (NaN where there is none). Rounded: the document decides';
comment on column resource.texts is 'Strings and uris: parameter number, a space, the folded string';
comment on column resource.document is 'The JSON, compressed by Zstandard with the dictionary that its frame names (document_dictionary), or as it is; null for a deletion';
create table resource_p0 partition of resource for values with (modulus 8, remainder 0);
create table resource_p1 partition of resource for values with (modulus 8, remainder 1);
create table resource_p2 partition of resource for values with (modulus 8, remainder 2);
create table resource_p3 partition of resource for values with (modulus 8, remainder 3);
create table resource_p4 partition of resource for values with (modulus 8, remainder 4);
create table resource_p5 partition of resource for values with (modulus 8, remainder 5);
create table resource_p6 partition of resource for values with (modulus 8, remainder 6);
create table resource_p7 partition of resource for values with (modulus 8, remainder 7);

--changeset usra:record-0010-resource-indexes
create index resource_by_key on resource using gin (keys) with (fastupdate = on, gin_pending_list_limit = 64);
comment on index resource_by_key is 'Serves: a search by token, reference, uri or the beginning of a string without a patient, e.g. Task?owner=Organization/X. A pending list of 64 kB: figures in docs/decisions/0006-one-row.md.';
create index resource_by_time on resource (type, updated);
comment on index resource_by_time is 'Serves: Type?_lastUpdated=ge…, Type?_sort=-_lastUpdated and Type/_history, over all buckets; so bucket does not stand first.';
create index resource_by_patient on resource (patient, type) where patient is not null;
comment on index resource_by_patient is 'Serves: every search that names the patient, the access predicates on r.patient, and Patient/[id]/$everything.';
create index resource_by_moment on resource (type, moment_low) where moment_low is not null;
comment on index resource_by_moment is 'Serves: the leading date of a type without a patient, e.g. Appointment?date=2026-11-23, Patient?birthdate=…';

--changeset usra:record-0010-document-dictionary
--comment The dictionaries that documents are compressed with, so that the database can be read without our program. Never changed, only added to.
create table document_dictionary (
  id bigint primary key,
  content bytea not null,
  added timestamptz not null default now()
);
revoke insert, update, delete, truncate on document_dictionary from usra_record;

--changeset usra:record-0010-resource-history
--comment Older versions; a row moves here in the transaction that replaces it. Only inserted into.
create table resource_history (
  updated timestamptz not null,
  bucket smallint not null,
  type smallint not null,
  version integer not null,
  method text collate "C" not null,
  id text collate "C" not null,
  document bytea,
  primary key (bucket, type, id, version)
) partition by hash (bucket);
create table resource_history_p0 partition of resource_history for values with (modulus 8, remainder 0);
create table resource_history_p1 partition of resource_history for values with (modulus 8, remainder 1);
create table resource_history_p2 partition of resource_history for values with (modulus 8, remainder 2);
create table resource_history_p3 partition of resource_history for values with (modulus 8, remainder 3);
create table resource_history_p4 partition of resource_history for values with (modulus 8, remainder 4);
create table resource_history_p5 partition of resource_history for values with (modulus 8, remainder 5);
create table resource_history_p6 partition of resource_history for values with (modulus 8, remainder 6);
create table resource_history_p7 partition of resource_history for values with (modulus 8, remainder 7);
create index resource_history_by_time on resource_history (type, updated);
comment on index resource_history_by_time is 'Serves: Type/_history and _history, newest first, over all buckets.';

--changeset usra:record-0010-resource-home
--comment Where a resource lives whose id does not say it: a client-made id, or a record that was moved to another patient. One row for each such id, for ever.
create table resource_home (
  type smallint not null,
  id text collate "C" not null,
  bucket smallint not null,
  primary key (type, id)
);

--changeset usra:record-0010-resource-identifier
--comment Identifiers are asked for without knowing the bucket, so they have a registry of their own.
create table resource_identifier (
  hash bigint not null,
  system integer not null,
  bucket smallint not null,
  type smallint not null,
  id text collate "C" not null
);
comment on column resource_identifier.hash is 'of the type and the identifier''s value; system: of its system';
create index resource_identifier_by_hash on resource_identifier (hash);
comment on index resource_identifier_by_hash is 'Serves: every search by identifier, conditional references, and replacing the rows of one resource.';
