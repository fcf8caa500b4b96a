--liquibase formatted sql

--changeset usra:process-0001-rule-value
--comment The dated rules of the process. Serves: which value held on that day, and by which source.
create table rule_value (
  key text not null,
  value text not null,
  unit text not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  primary key (key, valid_from)
);
create table service_fit (
  service text not null,
  min_age int,
  max_age int,
  sex text check (sex in ('male', 'female')),
  valid_from date not null,
  valid_to date,
  source text not null,
  primary key (service, valid_from)
);

--changeset usra:process-0002-referral-serial
--comment The last serial number given in a year; one row is locked for the moment of giving.
create table referral_serial (
  year int primary key,
  last bigint not null
);

--changeset usra:process-0003-idempotency
--comment What a request with an Idempotency-Key was answered, so that a repeat gets the same answer and does nothing.
create table idempotency (
  caller text not null,
  key text not null,
  request_hash text not null,
  began timestamptz not null,
  status int,
  content_type text,
  body bytea,
  primary key (caller, key)
);
-- Serves: sweeping answers older than a day.
create index idempotency_by_age on idempotency (began);

--changeset usra:process-0004-event-cursor
--comment How far the record's events were followed; the row is locked by the instance that follows.
create table event_cursor (
  follower text primary key,
  sequence bigint not null,
  moved timestamptz not null
);
insert into event_cursor (follower, sequence, moved) values ('referrals', 0, now());

--changeset usra:process-0005-clock
--comment A deadline of a referral: answer of a hospital (kind acceptance) or validity.
create table clock (
  kind text not null check (kind in ('acceptance', 'validity')),
  task text not null,
  due timestamptz not null,
  state text not null check (state in ('running', 'fired', 'stopped')),
  attempts int not null default 0,
  changed timestamptz not null,
  primary key (kind, task)
);
-- Serves: which clocks are due now.
create index clock_due on clock (due) where state = 'running';
