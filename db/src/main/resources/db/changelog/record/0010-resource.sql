--liquibase formatted sql

--changeset usra:record-0010-resource
--comment The current version of every resource, deleted ones included, with what it can be found by.
create table resource (
  bucket smallint not null,
  type smallint not null,
  id text collate "C" not null,
  version bigint not null,
  created timestamptz not null,
  updated timestamptz not null,
  deleted boolean not null,
  method text not null,
  patient text collate "C",
  keys bigint[] not null,
  document bytea,
  primary key (bucket, type, id),
  check (deleted = (document is null))
) partition by hash (bucket);
comment on column resource.bucket is '0 to 511, the unit of scaling out; contained in a server-made id, kept in resource_home for a client-made one';
comment on column resource.method is 'POST, PUT, PATCH or DELETE: what made this version, for entry.request of a history';
comment on column resource.patient is 'id of the Patient whose record this belongs to; of a Patient its own id; kept when the resource is deleted';
comment on column resource.keys is '64-bit hashes of (type, parameter number, kind, value), see SearchKeys';
create table resource_p0 partition of resource for values with (modulus 8, remainder 0);
create table resource_p1 partition of resource for values with (modulus 8, remainder 1);
create table resource_p2 partition of resource for values with (modulus 8, remainder 2);
create table resource_p3 partition of resource for values with (modulus 8, remainder 3);
create table resource_p4 partition of resource for values with (modulus 8, remainder 4);
create table resource_p5 partition of resource for values with (modulus 8, remainder 5);
create table resource_p6 partition of resource for values with (modulus 8, remainder 6);
create table resource_p7 partition of resource for values with (modulus 8, remainder 7);

--changeset usra:record-0010-resource-indexes
create index resource_by_key on resource using gin (keys) with (fastupdate = off);
comment on index resource_by_key is 'Serves: every search by token, reference or uri, e.g. Observation?code=X&subject=Patient/Y. No pending list: one lookup must stay one probe.';
create index resource_by_time on resource (type, updated, id);
comment on index resource_by_time is 'Serves: Type?_lastUpdated=ge…, Type?_sort=-_lastUpdated and Type/_history, over all buckets; so bucket does not stand first.';
create index resource_by_patient on resource (patient, type) where patient is not null;
comment on index resource_by_patient is 'Serves: the access predicates on r.patient and Patient/[id]/$everything.';

--changeset usra:record-0010-resource-history
--comment Older versions; a row moves here in the transaction that replaces it. Only inserted into.
create table resource_history (
  bucket smallint not null,
  type smallint not null,
  id text collate "C" not null,
  version bigint not null,
  updated timestamptz not null,
  deleted boolean not null,
  method text not null,
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
create index resource_history_by_time on resource_history (type, updated, id);
comment on index resource_history_by_time is 'Serves: Type/_history and _history, newest first, over all buckets.';

--changeset usra:record-0010-resource-home
--comment Where a client-made id lives; a server-made one says it itself. One row for each such id, for ever.
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
  type smallint not null,
  bucket smallint not null,
  id text collate "C" not null,
  primary key (hash, bucket, type, id)
);
create index resource_identifier_by_resource on resource_identifier (bucket, type, id);
comment on index resource_identifier_by_resource is 'Serves: replacing the rows of one resource when it changes.';
