--liquibase formatted sql

--changeset usra:record-0082-one-open-referral
--comment One open referral of a person to a service. Two that are sent at the same moment see nothing of each other: the index decides. A request for advice is none.
alter table referral_use add column category text collate "C" not null default 'referral';
alter table referral_use alter column category drop default;
create unique index referral_use_open on referral_use (patient, service)
  where category = 'referral' and status in ('active', 'on-hold');
