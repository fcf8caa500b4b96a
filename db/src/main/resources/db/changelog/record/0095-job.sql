--liquibase formatted sql

--changeset usra:record-0095-job
--comment Work that outlives its request: reindex, export, import. One worker at a time holds the lease; what a dead one held is taken over from the place that its last step committed.
create table job (
  id text collate "C" primary key,
  kind text collate "C" not null check (kind in ('reindex', 'export', 'import')),
  state text collate "C" not null default 'open' check (state in ('open', 'done', 'failed', 'cancelled')),
  caller text not null,
  subject text collate "C" not null,
  client text collate "C" not null,
  idempotency_key text collate "C",
  request text not null,
  parameters text not null,
  place text not null default '{}',
  progress text not null default '',
  created timestamptz not null,
  ended timestamptz,
  lease text collate "C",
  leased_until timestamptz,
  claims integer not null default 0,
  failures integer not null default 0,
  status smallint,
  content_type text,
  answer bytea
);
comment on column job.caller is 'who asked, with the rights of that moment, as JSON';
comment on column job.place is 'where the work stands, as JSON; written in the transaction of the step that led there';
comment on column job.lease is 'the claim that may write place; a worker that lost it writes nothing more';
comment on column job.claims is 'how often it was taken up; part of the names of its files, so that no two workers write one file';
-- Serves: the oldest job that nobody works on, asked every second.
create index job_open on job (created) where state = 'open';
-- Serves: the jobs whose files are due to go.
create index job_ended on job (ended) where state <> 'open';
-- Serves: the repeat of a request with an Idempotency-Key.
create unique index job_by_key on job (kind, subject, client, idempotency_key) where idempotency_key is not null;

--changeset usra:record-0095-job-file
--comment The files of a job. A reader is given so many bytes and no more: what a worker without lease may still append is never seen.
create table job_file (
  job text collate "C" not null references job on delete cascade,
  name text collate "C" not null,
  section text collate "C" not null check (section in ('output', 'deleted', 'error')),
  type text collate "C" not null,
  bytes bigint not null,
  entries bigint not null,
  primary key (job, name)
);

--changeset usra:record-0095-export-horizon
--comment Which events were final at the transactionTime of an export: changes above it that bear an earlier time were not yet committed then, and the next export with this _since brings them too. Proof: ExportingAgainTest.
create table export_horizon (
  at timestamptz primary key,
  seq bigint not null
);
