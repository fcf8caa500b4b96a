--liquibase formatted sql

--changeset usra:record-0001-resource-type
--comment The number of each resource type, so that a person who reads tables sees names.
create table resource_type (
  number smallint primary key,
  name text not null unique
);
