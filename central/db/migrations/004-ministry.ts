/**
 * Accounts of the ministry with their sessions, and the figures of each office as they were last counted. The indexes
 * find what is counted by day without reading all of an office's history.
 */
export const ministry = `
create table office_roll_up (
  office_id text collate "C" primary key references office (id) on delete cascade,
  -- What of the office was counted and for which day. Equal to its version and to today, there is nothing to count.
  version bigint not null,
  as_of_on text not null,
  counted_at timestamptz not null,
  figures jsonb not null
);

create index movement_by_effective_at on synced_row (office_id, (data->>'effectiveAt')) where table_name = 'movement';
create index visit_by_began_at on synced_row (office_id, (data->>'beganAt')) where table_name = 'visit';
create index verdict_refused on verdict (received_at, client_id) where (outcome->>'kind') = 'rejected';

create table ministry_account (
  login text collate "C" primary key,
  name text not null,
  role text not null,
  password_hash text not null,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null,
  closed_at timestamptz
);

create table ministry_session (
  token_hash text collate "C" primary key,
  login text collate "C" not null references ministry_account (login) on delete cascade,
  begun_at timestamptz not null,
  last_used_at timestamptz not null
);
create index ministry_session_by_login on ministry_session (login);
`;
