--liquibase formatted sql

--changeset usra:record-0180-exchange-message
--comment What authorities of the state report: every message for ever as it came, and what became of it. The key makes the same message twice one message: docs/fhir/exchange.md.
create table exchange_message (
  source text collate "C" not null,
  message text collate "C" not null,
  event text collate "C" not null,
  client text collate "C" not null,
  received timestamptz not null,
  decided timestamptz not null,
  tries integer not null,
  status text collate "C" not null check (status in ('done', 'quarantined', 'rejected')),
  reason text collate "C",
  digest bytea not null,
  body bytea not null,
  answer bytea not null,
  primary key (source, message),
  check ((reason is null) = (status = 'done'))
);
comment on column exchange_message.source is 'MessageHeader.source.endpoint';
comment on column exchange_message.message is 'MessageHeader.id';
comment on column exchange_message.client is 'the client of the token that brought it';
comment on column exchange_message.decided is 'when it was tried last';
comment on column exchange_message.reason is 'code of the refusal (CodeSystem/issue) that stands first in the answer, null when done';
comment on column exchange_message.digest is 'SHA-256 of the entries: a sender may repeat a message in another envelope, and never with another content';
comment on column exchange_message.body is 'the Bundle as it came, JSON';
comment on column exchange_message.answer is 'the Bundle that answers it, JSON';
-- Serves: the quarantined messages that a replay tries, those that waited longest first.
create index exchange_message_quarantined on exchange_message (decided, source, message) where status = 'quarantined';
