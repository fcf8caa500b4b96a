--liquibase formatted sql

--changeset usra:record-0100-subscription-delivery
--comment How far each Subscription has come, who works on it, and for whom. The resource says what is wanted; this is what has happened.
create table subscription_delivery (
  id text collate "C" primary key,
  status text collate "C" not null check (status in ('requested', 'active', 'error', 'off')),
  greeted boolean not null default false,
  seen bigint not null,
  numbered bigint not null default 0,
  acknowledged bigint not null default 0,
  attempts integer not null default 0,
  next_attempt timestamptz,
  heartbeat_at timestamptz,
  ends_at timestamptz,
  fault text,
  leased_by text collate "C",
  leased_until timestamptz,
  subject text not null,
  name text not null,
  roles text[] not null,
  organizations text[] not null,
  patients text[] not null,
  practitioner_role text,
  workflow boolean not null,
  imports boolean not null,
  client text not null,
  check (acknowledged <= numbered)
);
comment on column subscription_delivery.greeted is 'the receiver has answered the handshake';
comment on column subscription_delivery.seen is 'the number in record.event up to which events have been looked at';
comment on column subscription_delivery.numbered is 'the last event number of this Subscription that was given';
comment on column subscription_delivery.acknowledged is 'the last event number that the receiver has answered for';
comment on column subscription_delivery.subject is 'with the columns after it: who asked for it, whose rights every event passes when it leaves';

--changeset usra:record-0100-subscription-event
--comment The events of a Subscription under its own numbers, one to n without a gap; kept for $events and for receivers that were down.
create table subscription_event (
  subscription text collate "C" not null references subscription_delivery (id) on delete cascade,
  number bigint not null,
  seq bigint not null,
  at timestamptz not null,
  interaction text collate "C" not null,
  type text collate "C" not null,
  id text collate "C" not null,
  version bigint not null,
  primary key (subscription, number),
  unique (subscription, seq)
);
comment on constraint subscription_event_subscription_seq_key on subscription_event is 'One event gets one number, whoever numbers.';

--changeset usra:record-0100-subscription-secret
--comment What notifications are signed with. Never in the resource, its history or an answer.
create table subscription_secret (
  subscription text collate "C" primary key references subscription_delivery (id) on delete cascade,
  secret text not null
);
