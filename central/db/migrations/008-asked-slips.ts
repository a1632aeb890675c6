/** Slips about which a bank is to be asked: the centre looks every few seconds, in every office. Built while everybody works. */
export const askedSlips = `
drop index if exists slip_lead_by_asked_at;
create index concurrently slip_lead_by_asked_at on synced_row_rest (office_id, (data->>'askedAt'))
  where table_name = 'slipLead'
`;
