/**
 * Verdicts and entries that were set aside are keyed by their office first. Servers of the version before find an entry that
 * was set aside by its client, so that stays unique too.
 */
export const keyedByOffice = `
alter table verdict alter column office_id set not null;
alter table verdict drop constraint verdict_office_known;
alter table verdict drop constraint verdict_pkey;
alter table verdict add constraint verdict_pkey primary key using index verdict_by_office;

alter table dead_letter drop constraint dead_letter_pkey;
alter table dead_letter add constraint dead_letter_pkey primary key (office_id, client_id, seq);
create unique index dead_letter_by_client on dead_letter (client_id, seq);
`;
