--liquibase formatted sql

--changeset usra:ui-0001-draft-and-preference
--comment What a person typed and has not sent yet, and how that person likes to read.
-- Serves: the half-filled form of one person on one page, after a pause, a language switch or a lost session.
create table draft (
  subject text not null,
  form text not null,
  fields jsonb not null,
  saved timestamptz not null,
  primary key (subject, form)
);
-- Serves: throwing away drafts older than a week, each time a draft is saved.
create index draft_by_age on draft (saved);

create table preference (
  subject text primary key,
  language text not null default 'ar' check (language in ('ar', 'en')),
  theme text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
  single_keys boolean not null default true
);
