import { aConfirmedSchedule, aListedFee, aNoticeItem } from '#test/builders/fee-rows.ts';
import { aCredit, aWaiver, anExternalInvoice, paidYear } from '#test/builders/fee-office.ts';
import { aFactory } from '#test/builders/office.ts';
import { paidYearIdFor } from '#shared/mutations/settle-notice.ts';
import { cancelNotice, noNotice, notOpen, refusalsOf, senseless, type Before, type Refusal } from './refusal.ts';

const noFactory = { type: 'factory-unknown', factoryId: 'nobody' } as const;
const answeredFor = { type: 'not-allowed', action: 'change-confirmed-schedule' } as const;
const unanswered = { type: 'not-allowed', action: 'confirm-without-officer' } as const;
const noSchedule = { type: 'schedule-unknown', scheduleId: 'never' } as const;

const notices: readonly Refusal[] = [
  ...refusalsOf('issue-notice', {
    'a factory that is not there': { with: { factoryId: 'nobody' }, error: noFactory },
    'a reference that another notice has': {
      with: { ref1: '1300000017' },
      error: { type: 'ref1-taken', ref1: '1300000017' },
    },
    'the reference of a notice that was cancelled': {
      with: { ref1: '1300000017' },
      before: cancelNotice,
      error: { type: 'ref1-taken', ref1: '1300000017' },
    },
    'a year that another system bills': {
      before: (office) =>
        office.put('externalInvoice', {
          ...anExternalInvoice({ annualDueOn: '2026-09-30' }),
          id: 'external-1',
          factoryId: 'factory-1',
          receivedAt: '2026-11-22T03:00:00.000Z',
        }),
      error: {
        type: 'year-billed-elsewhere',
        dueOn: '2026-03-01',
        system: 'ministry-ebilling',
        number: 'EB-2569-000123',
      },
    },
    'a tariff that is not there': { with: { items: [aNoticeItem({ scheduleId: 'never' })] }, error: noSchedule },
    'a tariff that nobody compared with the gazette': {
      with: { items: [aNoticeItem({ scheduleId: 'schedule-draft' })] },
      error: { type: 'fee-schedule-not-confirmed', scheduleId: 'schedule-draft' },
    },
    'a sum that is a satang more than its lines': {
      with: { totalSatang: 157_501 },
      error: { type: 'notice-amount-differs', expectedSatang: 157_500, satang: 157_501 },
    },
    'one year twice': {
      with: { items: [aNoticeItem(), aNoticeItem()], totalSatang: 315_000 },
      error: senseless('items', 'one year twice'),
    },
  }),
  ...refusalsOf('cancel-notice', {
    'a notice that is not there': { with: { noticeId: 'never' }, error: noNotice },
    'a notice that the bank says is paid': { with: { noticeId: 'notice-paid' }, error: notOpen('notice-paid', 'paid') },
    'a notice that was cancelled': { before: cancelNotice, error: notOpen('notice-1', 'cancelled') },
  }),
  ...refusalsOf('record-paid-years', {
    'a factory that is not there': { with: { factoryId: 'nobody' }, error: noFactory },
    'a year that the bank has paid': {
      with: { years: [{ dueOn: '2026-03-01', paidOn: '2026-02-20', reference: 'ใบเสร็จ 1/26' }] },
      before: (office) => office.put('paidYear', { ...paidYear, reference: '1300000033' }),
      error: { type: 'not-allowed', action: 'change-year-paid-by-bank' },
    },
  }),
  ...refusalsOf('note-fee-reminders', {
    'a list of which one factory is not there, as a whole': {
      with: {
        reminders: [
          { factoryId: 'factory-1', dueOns: ['2026-03-01'], totalSatang: 157_500 },
          { factoryId: 'nobody', dueOns: ['2026-03-01'], totalSatang: 157_500 },
        ],
      },
      error: noFactory,
    },
  }),
];

const { status: _draft, ...draftOfFee } = aListedFee();
const confirmedFee = {
  ...draftOfFee,
  status: 'confirmed',
  confirmedBy: 'staff-finance',
  confirmedOn: '2026-10-02',
  documentNo: 'รจ. 1/2570',
} as const;

const tariffs: readonly Refusal[] = [
  ...refusalsOf('save-fee-schedule', {
    'a change of what an officer has confirmed': {
      with: { schedule: { ...aConfirmedSchedule(), name: 'อัตราใหม่' } },
      error: answeredFor,
    },
    'a tariff that calls itself confirmed': {
      with: { schedule: aConfirmedSchedule('schedule-9') },
      error: unanswered,
    },
  }),
  ...refusalsOf('confirm-fee-schedule', {
    'a tariff that is not there': { with: { scheduleId: 'never' }, error: noSchedule },
    'a tariff that another officer answers for': { with: { scheduleId: 'schedule-1' }, error: answeredFor },
  }),
  ...refusalsOf('save-listed-fee', {
    'a fee that the catalogue does not have': {
      with: { version: { ...aListedFee(), feeId: 'never' } },
      error: noSchedule,
    },
    'a version that calls itself confirmed': {
      with: { version: { ...confirmedFee, id: 'factory-transfer.v9' } as never },
      error: unanswered,
    },
    'a change of what an officer has confirmed': {
      with: { version: aListedFee('factory-transfer.v2', 60_000) },
      before: (office) => office.put('listedFee', confirmedFee as never),
      error: answeredFor,
    },
  }),
  ...refusalsOf('confirm-listed-fee', {
    'a version that is not there': { with: { versionId: 'never' }, error: noSchedule },
    'a version that another officer answers for': {
      before: (office) => office.put('listedFee', confirmedFee as never),
      error: answeredFor,
    },
  }),
];

const noWaiver = { type: 'waiver-unknown', waiverId: 'waiver-1' } as const;
const withdrawn: Before = (office) => office.run('withdraw-fee-waiver', { waiverId: 'waiver-1', reason: 'บันทึกผิด' });
const noCredit = { type: 'credit-unknown', creditId: 'never' } as const;
const decided = (creditId: string, state: string) => ({ type: 'credit-decided', creditId, state }) as const;
const refused: Before = (office) => office.run('refuse-credit', { creditId: 'credit-1', reason: 'ไม่ได้ชำระจริง' });
const setOff = (over: { satang?: number; owedSatang?: number } = {}) =>
  ({ kind: 'set-off', satang: 157_500, dueOn: '2027-03-01', owedSatang: 150_000, ...over }) as const;
const nextYearIsPaid: Before = (office) =>
  office.put('paidYear', {
    ...paidYear,
    id: paidYearIdFor('factory-1', '2027-03-01'),
    dueOn: '2027-03-01',
  });

const waivers: readonly Refusal[] = [
  ...refusalsOf('withdraw-fee-waiver', {
    'a waiver that is not there': {
      with: { waiverId: 'never' },
      error: { type: 'waiver-unknown', waiverId: 'never' },
    },
    'a waiver that was withdrawn': { before: withdrawn, error: noWaiver },
  }),
  ...refusalsOf('open-fee-credits', {
    'a waiver that is not there': {
      with: { waiverId: 'never' },
      error: { type: 'waiver-unknown', waiverId: 'never' },
    },
    'a waiver that was withdrawn': { before: withdrawn, error: noWaiver },
    'a year nobody has paid': {
      with: { paidYearIds: ['never'] },
      error: { type: 'year-not-waived', paidYearId: 'never' },
    },
    'a year that fell due a day before the waiver': {
      before: (office) => office.put('feeWaiver', aWaiver({ dueFrom: '2026-03-02' as never })),
      error: { type: 'year-not-waived', paidYearId: paidYear.id },
    },
    'a year that fell due a day after the waiver': {
      before: (office) => office.put('feeWaiver', aWaiver({ dueTo: '2026-02-28' as never })),
      error: { type: 'year-not-waived', paidYearId: paidYear.id },
    },
    'a factory of a category that is not waived': {
      before: (office) => office.put('feeWaiver', aWaiver({ categories: [2] })),
      error: { type: 'year-not-waived', paidYearId: paidYear.id },
    },
    'a factory whose category nobody knows': {
      before: (office) => {
        const { category: _category, ...register } = aFactory().register;
        office.put('factory', { ...aFactory(), register });
      },
      error: { type: 'year-not-waived', paidYearId: paidYear.id },
    },
  }),
];

const credits: readonly Refusal[] = [
  ...refusalsOf('propose-credit', {
    'a credit that is not there': { with: { creditId: 'never' }, error: noCredit },
    'a credit that two persons approved': {
      with: { creditId: 'credit-approved' },
      error: decided('credit-approved', 'approved'),
    },
    'a credit that was refused': { before: refused, error: decided('credit-1', 'refused') },
    'a waiver that was withdrawn': { before: withdrawn, error: noWaiver },
    'a satang more than was paid': {
      with: { outcome: { kind: 'refund', satang: 157_501 } },
      error: { type: 'credit-exceeded', satang: 157_501, creditSatang: 157_500 },
    },
    'the settling of a year that is settled': {
      with: { outcome: setOff() },
      before: nextYearIsPaid,
      error: { type: 'year-settled', dueOn: '2027-03-01' },
    },
    'the settling of a year with a satang too little': {
      with: { outcome: setOff({ satang: 149_999 }) },
      error: { type: 'credit-too-small', satang: 149_999, owedSatang: 150_000 },
    },
  }),
  ...refusalsOf('approve-credit', {
    'a credit that is not there': { with: { creditId: 'never' }, error: noCredit },
    'a credit for which nobody proposed anything': {
      with: { creditId: 'credit-1' },
      error: { type: 'credit-not-proposed', creditId: 'credit-1' },
    },
    'a credit that was approved': {
      with: { creditId: 'credit-approved' },
      error: decided('credit-approved', 'approved'),
    },
    'the person who proposed it': {
      by: 'staff-2',
      error: { type: 'second-person-needed', action: 'approve-credit' },
    },
    'a year that was settled since it was proposed': {
      before: (office) => {
        const state = { kind: 'proposed', outcome: setOff(), by: 'staff-2', at: '2026-11-20T02:00:00.000Z' } as const;
        office.put('feeCredit', aCredit({ id: 'credit-proposed', state }));
        nextYearIsPaid(office);
      },
      error: { type: 'year-settled', dueOn: '2027-03-01' },
    },
    'a waiver that was withdrawn since it was proposed': { before: withdrawn, error: noWaiver },
  }),
  ...refusalsOf('refuse-credit', {
    'a credit that is not there': { with: { creditId: 'never' }, error: noCredit },
    'a credit that was refused': { before: refused, error: decided('credit-1', 'refused') },
  }),
  ...refusalsOf('note-credit-paid-out', {
    'a credit that is not there': { with: { creditId: 'never' }, error: noCredit },
    'a credit nobody approved': {
      with: { creditId: 'credit-proposed' },
      error: { type: 'credit-not-proposed', creditId: 'credit-proposed' },
    },
    'a credit that the settled year took whole': {
      before: (office) => {
        const by = { proposedBy: 'staff-1', by: 'staff-2', at: '2026-11-23T03:00:00.000Z' };
        const state = { kind: 'approved', outcome: setOff({ satang: 150_000 }), ...by } as const;
        office.put('feeCredit', aCredit({ id: 'credit-approved', state }));
      },
      error: { type: 'credit-not-proposed', creditId: 'credit-approved' },
    },
    'a credit that was paid out': {
      before: (office) =>
        office.run('note-credit-paid-out', {
          creditId: 'credit-approved',
          documentNo: 'จ 12/2570',
          paidOn: '2026-11-23',
        }),
      error: decided('credit-approved', 'approved'),
    },
  }),
];

/** Every way in which notices, tariffs, waivers and credits are refused. */
export const feeRefusals: readonly Refusal[] = [...notices, ...tariffs, ...waivers, ...credits];
