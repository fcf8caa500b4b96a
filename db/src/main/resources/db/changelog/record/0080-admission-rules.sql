--liquibase formatted sql

--changeset usra:record-0080-follow-up
--comment How long a visit by direct access has control visits; a referral's own validity governs the others.
insert into rule_value (key, value, unit, valid_from, valid_to, source) values
  ('admission.follow-up.days', '30', 'day', '2019-07-01', null, 'proposal: control visits after direct access');
