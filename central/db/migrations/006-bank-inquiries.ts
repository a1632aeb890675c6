/** How often a bank was asked about a payment that only an unsigned message told of, and when it is asked again. */
export const bankInquiries = `
create table bank_inquiry (
  office_id text collate "C" not null references office (id),
  event_id text collate "C" not null,
  attempts integer not null,
  next_at timestamptz not null,
  primary key (office_id, event_id)
);
create index bank_event_unsigned on synced_row_bank_event ((data->>'receivedAt')) where data->>'proof' = 'unsigned';
`;
