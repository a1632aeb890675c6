/** The office of the verdicts from before. Holds up nobody: a verdict is never changed. Done again, it goes on where it was. */
export const verdictOfficeTold = `
update verdict set office_id = coalesce((select c.office_id from client c where c.id = verdict.client_id), '')
  where office_id is null
`;
