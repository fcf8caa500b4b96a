--liquibase formatted sql

--changeset usra:record-0011-resource-moment
--comment Values of date parameters, in microseconds since the epoch: low inclusive, high exclusive.
create table resource_moment (
  bucket smallint not null,
  type smallint not null,
  id text collate "C" not null,
  parameter smallint not null,
  low bigint not null,
  high bigint not null
) partition by hash (bucket);
create table resource_moment_p0 partition of resource_moment for values with (modulus 8, remainder 0);
create table resource_moment_p1 partition of resource_moment for values with (modulus 8, remainder 1);
create table resource_moment_p2 partition of resource_moment for values with (modulus 8, remainder 2);
create table resource_moment_p3 partition of resource_moment for values with (modulus 8, remainder 3);
create table resource_moment_p4 partition of resource_moment for values with (modulus 8, remainder 4);
create table resource_moment_p5 partition of resource_moment for values with (modulus 8, remainder 5);
create table resource_moment_p6 partition of resource_moment for values with (modulus 8, remainder 6);
create table resource_moment_p7 partition of resource_moment for values with (modulus 8, remainder 7);
create index resource_moment_by_resource on resource_moment (bucket, type, id, parameter, low, high);
comment on index resource_moment_by_resource is 'Serves: a date criterion beside a selective one (Observation?patient=X&date=ge…), _sort=date, and replacing rows.';
create index resource_moment_by_low on resource_moment (type, parameter, low, high);
comment on index resource_moment_by_low is 'Serves: a date criterion that stands alone, e.g. Encounter?date=ge2026-11-23, over all buckets.';

--changeset usra:record-0011-resource-quantity
--comment Values of number and quantity parameters; the precision that counts is that of the question.
create table resource_quantity (
  bucket smallint not null,
  type smallint not null,
  id text collate "C" not null,
  parameter smallint not null,
  value numeric not null,
  system text,
  code text,
  unit text
) partition by hash (bucket);
create table resource_quantity_p0 partition of resource_quantity for values with (modulus 8, remainder 0);
create table resource_quantity_p1 partition of resource_quantity for values with (modulus 8, remainder 1);
create table resource_quantity_p2 partition of resource_quantity for values with (modulus 8, remainder 2);
create table resource_quantity_p3 partition of resource_quantity for values with (modulus 8, remainder 3);
create table resource_quantity_p4 partition of resource_quantity for values with (modulus 8, remainder 4);
create table resource_quantity_p5 partition of resource_quantity for values with (modulus 8, remainder 5);
create table resource_quantity_p6 partition of resource_quantity for values with (modulus 8, remainder 6);
create table resource_quantity_p7 partition of resource_quantity for values with (modulus 8, remainder 7);
create index resource_quantity_by_resource on resource_quantity (bucket, type, id, parameter);
comment on index resource_quantity_by_resource is 'Serves: a quantity criterion beside a selective one (Observation?code=X&value-quantity=gt150), _sort, and replacing rows.';
create index resource_quantity_by_value on resource_quantity (type, parameter, value);
comment on index resource_quantity_by_value is 'Serves: a quantity or number criterion that stands alone, e.g. RiskAssessment?probability=gt0.8.';

--changeset usra:record-0011-resource-text
--comment Values of string parameters as written and folded; of uri parameters twice as written, for :below and :above.
create table resource_text (
  bucket smallint not null,
  type smallint not null,
  id text collate "C" not null,
  parameter smallint not null,
  value text collate "C" not null,
  folded text collate "C" not null
) partition by hash (bucket);
create table resource_text_p0 partition of resource_text for values with (modulus 8, remainder 0);
create table resource_text_p1 partition of resource_text for values with (modulus 8, remainder 1);
create table resource_text_p2 partition of resource_text for values with (modulus 8, remainder 2);
create table resource_text_p3 partition of resource_text for values with (modulus 8, remainder 3);
create table resource_text_p4 partition of resource_text for values with (modulus 8, remainder 4);
create table resource_text_p5 partition of resource_text for values with (modulus 8, remainder 5);
create table resource_text_p6 partition of resource_text for values with (modulus 8, remainder 6);
create table resource_text_p7 partition of resource_text for values with (modulus 8, remainder 7);
create index resource_text_by_resource on resource_text (bucket, type, id, parameter);
comment on index resource_text_by_resource is 'Serves: a string criterion beside a selective one, _sort=family, and replacing rows.';
create index resource_text_by_start on resource_text (type, parameter, left(folded, 200));
comment on index resource_text_by_start is 'Serves: Patient?name=…, the start of a folded string, over all buckets. 200 characters: a B-tree entry must stay under 2,704 bytes.';

--changeset usra:record-0011-cursor-key
--comment The key that signs paging cursors: one for the whole installation, made here, so that every node accepts every page link.
create table cursor_key (key bytea not null);
insert into cursor_key values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
