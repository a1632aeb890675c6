/** Every verdict was looked at, while everybody works; the next step then need not look again under a lock. */
export const verdictOfficeKnown = `
alter table verdict validate constraint verdict_office_known
`;
