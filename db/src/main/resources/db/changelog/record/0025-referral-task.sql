--liquibase formatted sql

--changeset usra:record-0025-referral-task
--comment The Tasks of each referral, so that a Task that leads to one is known as part of the workflow.
create table referral_task (
  task text collate "C" primary key,
  referral text collate "C" not null,
  owner text collate "C",
  status text not null
);
create index referral_task_by_referral on referral_task (referral);
