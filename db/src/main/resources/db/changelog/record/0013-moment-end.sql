--liquibase formatted sql

--changeset usra:record-0013-moment-end runInTransaction:false
--comment The leading date is found by its end: what lies within a stretch ends within it, and "from today on" is a question for the end. An index on the beginning bounded neither. Built beside running writers, partition by partition; begun again from the start where it was cut off.
drop index if exists resource_by_moment_end;
set lock_timeout = 0;
drop index concurrently if exists resource_p0_by_moment_end;
create index concurrently resource_p0_by_moment_end on resource_p0 (type, moment_high) where moment_high is not null;
drop index concurrently if exists resource_p1_by_moment_end;
create index concurrently resource_p1_by_moment_end on resource_p1 (type, moment_high) where moment_high is not null;
drop index concurrently if exists resource_p2_by_moment_end;
create index concurrently resource_p2_by_moment_end on resource_p2 (type, moment_high) where moment_high is not null;
drop index concurrently if exists resource_p3_by_moment_end;
create index concurrently resource_p3_by_moment_end on resource_p3 (type, moment_high) where moment_high is not null;
drop index concurrently if exists resource_p4_by_moment_end;
create index concurrently resource_p4_by_moment_end on resource_p4 (type, moment_high) where moment_high is not null;
drop index concurrently if exists resource_p5_by_moment_end;
create index concurrently resource_p5_by_moment_end on resource_p5 (type, moment_high) where moment_high is not null;
drop index concurrently if exists resource_p6_by_moment_end;
create index concurrently resource_p6_by_moment_end on resource_p6 (type, moment_high) where moment_high is not null;
drop index concurrently if exists resource_p7_by_moment_end;
create index concurrently resource_p7_by_moment_end on resource_p7 (type, moment_high) where moment_high is not null;
set lock_timeout = '2s';
create index resource_by_moment_end on only resource (type, moment_high) where moment_high is not null;
alter index resource_by_moment_end attach partition resource_p0_by_moment_end;
alter index resource_by_moment_end attach partition resource_p1_by_moment_end;
alter index resource_by_moment_end attach partition resource_p2_by_moment_end;
alter index resource_by_moment_end attach partition resource_p3_by_moment_end;
alter index resource_by_moment_end attach partition resource_p4_by_moment_end;
alter index resource_by_moment_end attach partition resource_p5_by_moment_end;
alter index resource_by_moment_end attach partition resource_p6_by_moment_end;
alter index resource_by_moment_end attach partition resource_p7_by_moment_end;
comment on index resource_by_moment_end is 'Serves: the leading date of a type without a patient, e.g. Appointment?date=ge2026-11-23, Encounter?date=2026-11-23.';
drop index if exists resource_by_moment;
