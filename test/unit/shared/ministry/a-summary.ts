/** What is counted of a small office, for its line on the overview. */
export const SUMMARY = {
  asOfOn: '2026-11-23',
  factories: { total: 2, operating: 1 },
  folders: { kept: 2, labelled: 1, printed: 1, out: 0, overdue: 0, missing: 0 },
  labelledWeeks: [{ beginsOn: '2026-11-23', labelled: 1 }],
  arrears: { factories: 1, satang: 157_500, unknownFactories: 0, withoutRecords: 0 },
  collected: { fiscalYear: 2570, satang: 45_000, months: [{ month: '2026-10', satang: 45_000, payments: 1 }] },
  cards: { exceptions: 0, money: 0 },
};
