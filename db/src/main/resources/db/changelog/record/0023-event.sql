--liquibase formatted sql

--changeset usra:record-0023-event
--comment One row per change (transactional outbox). seq = transaction id * 2^20 + ordinal: readers stop at the lowest running transaction, so a late commit is never skipped. Proof: EventFeedTest.
create sequence event_ordinal minvalue 0 maxvalue 1048575 start 0 cycle;
create table event_era (
  era smallint primary key default 1 check (era = 1),
  first_seq bigint not null
);
-- After a restore into a new cluster transaction ids begin again: the operator raises first_seq above the last seq.
insert into event_era (first_seq) values (0);
create table event (
  seq bigint primary key,
  at timestamptz not null,
  interaction text collate "C" not null check (interaction in ('create', 'update', 'delete')),
  type text collate "C" not null,
  id text collate "C" not null,
  version bigint not null
);
revoke update, delete, truncate on event from usra_record;
revoke insert, update, delete, truncate on event_era from usra_record;

--changeset usra:record-0023-idempotency
--comment The answer to a request that carried an Idempotency-Key, for the repeat of the same request.
create table idempotency (
  caller text collate "C" not null,
  key text collate "C" not null,
  request bytea not null,
  status smallint not null,
  location text collate "C",
  answer bytea not null,
  at timestamptz not null,
  primary key (caller, key)
);
create index idempotency_by_age on idempotency (at);
