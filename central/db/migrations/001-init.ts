/**
 * First schema of the centre. Ids and table names compare by code unit (collation "C"), as they do on the PCs. The
 * indexes by field mirror `indexes` of the shared list of tables; a test compares the two.
 */
export const init = `
create table office (
  id text collate "C" primary key,
  province_code text not null,
  version bigint not null default 0,
  enrolment_code_hash text,
  is_demo boolean not null default false
);

-- One row of one synced table of one office. data is null for a tombstone.
create table synced_row (
  office_id text collate "C" not null,
  table_name text collate "C" not null,
  id text collate "C" not null,
  version bigint not null,
  data jsonb,
  primary key (office_id, table_name, id)
);
create index synced_row_by_version on synced_row (office_id, version, table_name, id);

create unique index folder_by_code on synced_row (office_id, (data->>'code')) where table_name = 'folder';
create unique index notice_by_ref1 on synced_row (office_id, (data->>'ref1')) where table_name = 'notice';
create index folder_by_subject_id on synced_row (office_id, (data->>'subjectId')) where table_name = 'folder';
create index folder_by_holder_id on synced_row (office_id, (data->>'holderId')) where table_name = 'folder';
create index folder_by_place_id on synced_row (office_id, (data->>'placeId')) where table_name = 'folder';
create index folder_by_home_location_id on synced_row (office_id, (data->>'homeLocationId')) where table_name = 'folder';
create index folder_by_closed_year on synced_row (office_id, (data->>'closedYear')) where table_name = 'folder';
create index record_subject_by_series on synced_row (office_id, (data->>'series')) where table_name = 'recordSubject';
create index record_subject_by_number_key on synced_row (office_id, (data->>'numberKey'))
  where table_name = 'recordSubject';
create index stock_take_part_by_stock_take_id on synced_row (office_id, (data->>'stockTakeId'))
  where table_name = 'stockTakePart';
create index stock_take_device_by_stock_take_id on synced_row (office_id, (data->>'stockTakeId'))
  where table_name = 'stockTakeDevice';
create index stock_take_scan_by_stock_take_id on synced_row (office_id, (data->>'stockTakeId'))
  where table_name = 'stockTakeScan';
create unique index code_alias_by_code on synced_row (office_id, (data->>'code')) where table_name = 'codeAlias';
create index loan_reminder_by_borrower_id on synced_row (office_id, (data->>'borrowerId')) where table_name = 'loanReminder';
create index notice_by_factory_id on synced_row (office_id, (data->>'factoryId')) where table_name = 'notice';
create index movement_by_folder_id on synced_row (office_id, (data->>'folderId')) where table_name = 'movement';
create index request_by_folder_id on synced_row (office_id, (data->>'folderId')) where table_name = 'request';
create index request_by_phase on synced_row (office_id, (data->>'phase')) where table_name = 'request';
create index request_by_requested_on on synced_row (office_id, (data->>'requestedOn')) where table_name = 'request';
create index folder_search_by_folder_id on synced_row (office_id, (data->>'folderId'))
  where table_name = 'folderSearch';
create index exception_by_folder_id on synced_row (office_id, (data->>'folderId')) where table_name = 'exception';
create index paid_year_by_factory_id on synced_row (office_id, (data->>'factoryId')) where table_name = 'paidYear';
create index fee_reminder_by_factory_id on synced_row (office_id, (data->>'factoryId')) where table_name = 'feeReminder';
create index fee_credit_by_factory_id on synced_row (office_id, (data->>'factoryId')) where table_name = 'feeCredit';
create index external_invoice_by_factory_id on synced_row (office_id, (data->>'factoryId'))
  where table_name = 'externalInvoice';
-- The public knows the token and not the office.
create index notice_by_tracking_token on synced_row ((data->>'trackingToken')) where table_name = 'notice';
create index payment_by_notice_id on synced_row (office_id, (data->>'noticeId')) where table_name = 'payment';
create index payment_by_ref1 on synced_row (office_id, (data->>'ref1')) where table_name = 'payment';
create index payment_by_paid_on on synced_row (office_id, (data->>'paidOn')) where table_name = 'payment';
create index money_case_by_ref1 on synced_row (office_id, (data->>'ref1')) where table_name = 'moneyCase';
create index money_case_by_open_on on synced_row (office_id, (data->>'openOn')) where table_name = 'moneyCase';
create index money_case_by_matched_notice_id on synced_row (office_id, (data->>'matchedNoticeId'))
  where table_name = 'moneyCase';
create index bank_file_by_effective_on on synced_row (office_id, (data->>'effectiveOn')) where table_name = 'bankFile';
create index bank_file_by_day_key on synced_row (office_id, (data->>'dayKey')) where table_name = 'bankFile';
create index bank_event_by_ref1 on synced_row (office_id, (data->>'ref1')) where table_name = 'bankEvent';
create index bank_event_by_file_id on synced_row (office_id, (data->>'fileId')) where table_name = 'bankEvent';
create index bank_event_by_identity on synced_row (office_id, (data->>'identity')) where table_name = 'bankEvent';
create index day_close_by_day on synced_row (office_id, (data->>'day')) where table_name = 'dayClose';
create index receipt_book_by_device_id on synced_row (office_id, (data->>'deviceId')) where table_name = 'receiptBook';
create index receipt_book_by_fiscal_year on synced_row (office_id, (data->>'fiscalYear')) where table_name = 'receiptBook';
create index receipt_by_number on synced_row (office_id, (data->>'number')) where table_name = 'receipt';
create index receipt_by_book_id on synced_row (office_id, (data->>'bookId')) where table_name = 'receipt';
create index receipt_by_notice_id on synced_row (office_id, (data->>'noticeId')) where table_name = 'receipt';
create index receipt_by_factory_id on synced_row (office_id, (data->>'factoryId')) where table_name = 'receipt';
create index receipt_by_ref1 on synced_row (office_id, (data->>'ref1')) where table_name = 'receipt';
create index receipt_by_issued_on on synced_row (office_id, (data->>'issuedOn')) where table_name = 'receipt';
create index receipt_by_official_number on synced_row (office_id, (data->>'officialNumber')) where table_name = 'receipt';
create index staff_by_badge_code on synced_row (office_id, (data->>'badgeCode')) where table_name = 'staff';
create index location_by_code on synced_row (office_id, (data->>'code')) where table_name = 'location';
create index location_by_parent_id on synced_row (office_id, (data->>'parentId')) where table_name = 'location';
create index condition_note_by_folder_id on synced_row (office_id, (data->>'folderId')) where table_name = 'conditionNote';
create index parked_photo_by_parked_scan_id on synced_row (office_id, (data->>'parkedScanId'))
  where table_name = 'parkedPhoto';
create index number_block_by_device_id on synced_row (office_id, (data->>'deviceId')) where table_name = 'numberBlock';
create index register_difference_by_factory_id on synced_row (office_id, (data->>'factoryId'))
  where table_name = 'registerDifference';

create table device (
  id text collate "C" primary key,
  office_id text collate "C" not null references office (id),
  name text not null,
  token_hash text not null,
  enrolled_at timestamptz not null,
  revoked_at timestamptz
);

-- A replica that pushes. last_seq is the last of its mutations that was judged.
create table client (
  id text collate "C" primary key,
  office_id text collate "C" not null references office (id),
  device_id text collate "C",
  last_seq bigint not null default 0
);

-- json, not jsonb: an entry is kept as it came, even one whose text a jsonb value cannot hold.
create table verdict (
  client_id text collate "C" not null,
  seq bigint not null,
  entry_id text not null,
  outcome json not null,
  entry json not null,
  received_at timestamptz not null,
  -- The PC whose token brought it: another than the entry's own when the work was carried by hand.
  brought_by text collate "C",
  primary key (client_id, seq)
);

create table number_counter (
  office_id text collate "C" not null references office (id),
  kind text not null,
  next bigint not null,
  primary key (office_id, kind)
);

-- Mutations that crashed the centre; buried_at is set when the queue moved on without them.
create table dead_letter (
  client_id text collate "C" not null,
  seq bigint not null,
  office_id text collate "C" not null references office (id),
  attempts integer not null,
  reason text not null,
  entry json not null,
  last_attempt_at timestamptz not null,
  buried_at timestamptz,
  primary key (client_id, seq)
);

-- What banks said, as they said it; only ever added to. Another text under one identity is another row.
create table bank_event (
  bank text collate "C" not null,
  biller_id text collate "C" not null,
  transaction_id text collate "C" not null,
  kind text not null,
  facts_hash text not null,
  -- 'signed' by the bank or its answer to our question, or 'unsigned'.
  proof text not null,
  headers json not null,
  raw_body bytea not null,
  received_at timestamptz not null,
  primary key (bank, biller_id, transaction_id, kind, proof, facts_hash)
);
`;
