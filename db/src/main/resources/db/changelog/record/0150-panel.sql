--liquibase formatted sql

--changeset usra:record-0150-panel
--comment How many people are enrolled with a family doctor now: the active rows of enrolment that name the post. Whoever enrols counts up first, which locks the row, and the limit (rule enrolment.panel.limit) is judged under that lock. A post without a row is counted when it is first asked.
create table panel (
  doctor text collate "C" primary key,
  enrolled integer not null
);
comment on column panel.doctor is 'id of the PractitionerRole';

--changeset usra:record-0150-enrolment-by-doctor runInTransaction:false
--comment Serves: the people of a panel as of a day, and counting a panel anew.
set lock_timeout = 0;
drop index concurrently if exists enrolment_by_doctor;
create index concurrently enrolment_by_doctor on enrolment (doctor, status) where doctor is not null;
set lock_timeout = '2s';

--changeset usra:record-0150-post-by-organization runInTransaction:false
--comment Serves: the doctors of a unit, for whoever meets a full panel.
set lock_timeout = 0;
drop index concurrently if exists post_by_organization;
create index concurrently post_by_organization on post (organization) where practitioner_role is not null;
set lock_timeout = '2s';
