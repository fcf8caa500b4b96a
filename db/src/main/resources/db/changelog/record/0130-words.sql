--liquibase formatted sql

--changeset usra:record-0130-resource-words
--comment The words of every current resource, for _text and _content: docs/decisions/0008-full-text.md. Written after the resource, by who follows the events; the document decides, this finds.
create table resource_words (
  bucket smallint not null,
  type smallint not null,
  id text collate "C" not null,
  words tsvector not null,
  primary key (bucket, type, id)
);
comment on column resource_words.words is 'Folded words without positions. Before each stand n (said by the narrative) or c (elsewhere) and two characters for the type, so that one index serves every type';
create index resource_words_by_word on resource_words using gin (words) with (fastupdate = on, gin_pending_list_limit = 64);
comment on index resource_words_by_word is 'Serves: _content and _text without a patient, an id or an identifier.';

--changeset usra:record-0130-words-seen
--comment Up to which number of record.event the words are written. Whoever locks the row writes them; it begins at the first event, so that a database of an earlier version is filled by itself.
create table words_seen (
  one smallint primary key default 1 check (one = 1),
  seq bigint not null
);
insert into words_seen (seq) values (-1);
