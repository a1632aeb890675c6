/**
 * Restoring an older backup. generation is 0 until then, afterwards the second at which it was restored: PCs whose cookie is
 * of another generation begin anew. lost_entries are numbers whose entries neither the centre nor their PC has any more.
 */
export const generation = `
alter table office add column generation bigint not null default 0;

create table lost_entries (
  office_id text collate "C" not null references office (id),
  client_id text collate "C" not null,
  from_seq bigint not null,
  to_seq bigint not null,
  told_by text collate "C" not null,
  told_at timestamptz not null default now(),
  primary key (office_id, client_id, from_seq)
);
`;
