--liquibase formatted sql

--changeset usra:record-0082-one-open-referral
--comment One open referral of a person to a service. Two that are sent at the same moment see nothing of each other: the index decides. A request for advice is none.
alter table referral_use add column category text collate "C" not null default 'referral';
alter table referral_use alter column category drop default;
update referral_use u set category = 'advice-request' from resource r
  where r.type = (select number from resource_type where name = 'ServiceRequest') and r.id = u.referral
    and jsonb_path_exists(convert_from(r.document, 'UTF8')::jsonb, '$.category[*].coding[*].code ? (@ == "advice-request")');
-- Of two that are open since before the rule the older stands; the other stays as it is until somebody writes it.
update referral_use u set category = 'duplicate'
  where category = 'referral' and status in ('active', 'on-hold') and exists (
    select from referral_use o where o.patient = u.patient and o.service = u.service and o.category = 'referral'
      and o.status in ('active', 'on-hold') and (o.valid_from, o.referral) < (u.valid_from, u.referral));
create unique index referral_use_open on referral_use (patient, service)
  where category = 'referral' and status in ('active', 'on-hold');
