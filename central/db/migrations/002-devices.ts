/**
 * PCs are let in by codes that work once and end by themselves, and are revoked with a reason. A code that enrolled any
 * number of PCs ends with this step; the demo's, which stands on its log-in screen, stays.
 */
export const devices = `
create table enrolment_code (
  office_id text collate "C" not null references office (id),
  code_hash text collate "C" not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- The person of the office who made it, null for the operator's command.
  made_by text collate "C",
  used_at timestamptz,
  device_id text collate "C",
  primary key (office_id, code_hash)
);
create unique index enrolment_code_by_hash on enrolment_code (code_hash);

-- Wrong PINs of one person at the centre, so that they cannot be tried out by a stolen token.
create table wrong_pin (
  office_id text collate "C" not null references office (id),
  staff_id text collate "C" not null,
  attempts integer not null,
  locked_until timestamptz,
  primary key (office_id, staff_id)
);

alter table device add column last_seen_at timestamptz;
alter table device add column revoked_by text collate "C";
alter table device add column revoked_reason text;
create index device_by_office on device (office_id);

update office set enrolment_code_hash = null where not is_demo;
`;
