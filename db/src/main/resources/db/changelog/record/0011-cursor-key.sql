--liquibase formatted sql

--changeset usra:record-0011-cursor-key
--comment The key that signs paging cursors: one for the whole installation, made here, so that every node accepts every page link.
create table cursor_key (key bytea not null);
insert into cursor_key values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
