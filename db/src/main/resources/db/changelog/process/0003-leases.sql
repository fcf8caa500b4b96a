--liquibase formatted sql

--changeset usra:process-0007-lease
--comment Who works on the cursor or on a clock, and until when nobody else does: a lease instead of a row lock, so that no transaction waits for the record's answer. A lease that ran out (its instance died) is taken by the next.
alter table event_cursor add column lease text, add column leased_until timestamptz;
alter table clock add column lease text, add column leased_until timestamptz;
