--liquibase formatted sql

--changeset usra:record-0081-direct-access-without-emergency
--comment Not ended but taken back: an emergency is the class of the Encounter, with a ground of its own, and no decision ever rested on this row. As a service it would have let anybody in as an outpatient.
delete from direct_access where service = 'emergency';
alter table direct_access add constraint direct_access_is_no_emergency check (service <> 'emergency');
