/**
 * Rows of the tables that grow with every payment lie in parts of their own, each with its own few indexes and figures
 * for the planner; all other tables stay together in the part for the rest. A row is then held against the indexes of its
 * own table only, and a look-up can not be led to the index of another field while a table is still new. A table without a
 * part of its own needs nothing here.
 */
export const rowsByTable = `
alter table synced_row rename to synced_row_rest;
alter index synced_row_pkey rename to synced_row_rest_pkey;
alter index synced_row_by_version rename to synced_row_rest_by_version;

create table synced_row (
  office_id text collate "C" not null,
  table_name text collate "C" not null,
  id text collate "C" not null,
  version bigint not null,
  data jsonb,
  primary key (office_id, table_name, id)
) partition by list (table_name);
create index synced_row_by_version on synced_row (office_id, version, table_name, id);

create table synced_row_notice partition of synced_row for values in ('notice');
create table synced_row_paid_year partition of synced_row for values in ('paidYear');
create table synced_row_payment partition of synced_row for values in ('payment');
create table synced_row_money_case partition of synced_row for values in ('moneyCase');
create table synced_row_bank_event partition of synced_row for values in ('bankEvent');

insert into synced_row select * from synced_row_rest
  where table_name in ('notice', 'paidYear', 'payment', 'moneyCase', 'bankEvent');
delete from synced_row_rest where table_name in ('notice', 'paidYear', 'payment', 'moneyCase', 'bankEvent');

drop index notice_by_ref1, notice_by_factory_id, notice_by_tracking_token, paid_year_by_factory_id,
  payment_by_notice_id, payment_by_ref1, payment_by_paid_on,
  money_case_by_ref1, money_case_by_open_on, money_case_by_matched_notice_id,
  bank_event_by_ref1, bank_event_by_file_id, bank_event_by_identity;

alter table synced_row attach partition synced_row_rest default;

create unique index notice_by_ref1 on synced_row_notice (office_id, (data->>'ref1'));
create index notice_by_factory_id on synced_row_notice (office_id, (data->>'factoryId'));
-- The public knows the token and not the office.
create index notice_by_tracking_token on synced_row_notice ((data->>'trackingToken'));
create index paid_year_by_factory_id on synced_row_paid_year (office_id, (data->>'factoryId'));
create index payment_by_notice_id on synced_row_payment (office_id, (data->>'noticeId'));
create index payment_by_ref1 on synced_row_payment (office_id, (data->>'ref1'));
create index payment_by_paid_on on synced_row_payment (office_id, (data->>'paidOn'));
create index money_case_by_ref1 on synced_row_money_case (office_id, (data->>'ref1'));
create index money_case_by_open_on on synced_row_money_case (office_id, (data->>'openOn'));
create index money_case_by_matched_notice_id on synced_row_money_case (office_id, (data->>'matchedNoticeId'));
create index bank_event_by_ref1 on synced_row_bank_event (office_id, (data->>'ref1'));
create index bank_event_by_file_id on synced_row_bank_event (office_id, (data->>'fileId'));
create index bank_event_by_identity on synced_row_bank_event (office_id, (data->>'identity'));
`;
