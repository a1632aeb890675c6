/** The audit trail of every office: each record carries the hash of the one before; the office's row holds the last. */
export const audit = `
create table audit_record (
  office_id text collate "C" not null references office (id),
  number bigint not null,
  recorded_at timestamptz not null,
  body text not null,
  previous_hash text not null,
  hash text not null,
  primary key (office_id, number)
);
alter table office add column audit_number bigint not null default 0;
alter table office add column audit_hash text not null default repeat('0', 64);
`;
