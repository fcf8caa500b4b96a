--liquibase formatted sql

--changeset usra:record-0024-audit-event
--comment Who read or wrote what. Append-only: the service has no right to change or delete a row.
create table audit_event (
  id bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  interaction text not null,
  type text not null,
  resource text,
  version bigint,
  query text,
  patients text[] not null default '{}',
  results integer,
  subject text not null,
  roles text[] not null,
  organizations text[] not null,
  practitioner_role text,
  client text not null,
  token text not null,
  primary key (id)
);
-- Serves: the sealer, which reads in the order of transactions.
create index audit_event_by_xid on audit_event (xid, id);
-- Serves: AuditEvent?date=, over months of rows in time order.
create index audit_event_by_time on audit_event using brin (at);
-- Serves: AuditEvent?patient=, "who read my record".
create index audit_event_by_patient on audit_event using gin (patients);

--changeset usra:record-0024-audit-seal
--comment The hash chain over committed audit rows: each seal covers the transactions from_xid (inclusive) to to_xid (exclusive).
create table audit_seal (
  number bigint primary key,
  from_xid xid8 not null,
  to_xid xid8 not null unique,
  entries bigint not null,
  previous bytea not null,
  hash bytea not null,
  at timestamptz not null
);
revoke update, delete, truncate on audit_event from usra_record;
revoke update, delete, truncate on audit_seal from usra_record;
