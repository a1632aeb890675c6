/** What becomes the key of verdicts. Built while everybody works. */
export const verdictByOffice = `
drop index if exists verdict_by_office;
create unique index concurrently verdict_by_office on verdict (office_id, client_id, seq)
`;
