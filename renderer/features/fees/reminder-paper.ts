import { horsepowerOf, officeOf } from '#data/factory-queries.ts';
import { feesOf } from '#data/fee-queries.ts';
import { staffName } from '#data/folder-queries.ts';
import { formatCount, formatDate, formatLongDate, formatSatang } from '#i18n/format.ts';
import { arrearsTh } from '#i18n/messages/arrears.ts';
import { filingTh } from '#i18n/messages/filing.ts';
import type { PaperBlock, PaperDocument } from '#print/paper-document.ts';
import type { AssessmentLine } from '#shared/domain/fee-line.ts';
import { bahtText, satang } from '#shared/domain/money.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

const words = arrearsTh.letter;

/** What is the same in every reminder of one batch. */
export interface ReminderTerms {
  readonly letterNumber: string;
  readonly writtenOn: IsoDate;
  readonly payBy: IsoDate;
  readonly signerId: string;
}

/** A factory that is reminded, and of what. */
export interface Reminder {
  readonly factory: FactoryRow;
  readonly lines: readonly AssessmentLine[];
  readonly totalSatang: number;
}

const postcodeOf = ({ factory }: Reminder): string => factory.register.address.postcode ?? '~';

/** The reminders to these factories as of a day, in the order of the post; a factory that owes nothing known gets none. */
export const remindersOf = (rows: ReadModel, factoryIds: readonly string[], asOf: IsoDate): readonly Reminder[] =>
  factoryIds
    .flatMap((factoryId): readonly Reminder[] => {
      const factory = rows.get('factory', factoryId);
      if (!factory) return [];
      const fees = feesOf(rows, factory, asOf);
      if (!fees.ok || fees.value.records === 'none') return [];
      const { lines, totalSatang } = fees.value.assessment;
      const owed = lines.filter((line) => line.totalSatang !== null && line.totalSatang > 0);
      return owed.length === 0 ? [] : [{ factory, lines: owed, totalSatang }];
    })
    .toSorted((a, b) => (postcodeOf(a) < postcodeOf(b) ? -1 : 1));

const money = (amount: number | null): string => formatSatang(amount ?? 0);

const tableOf = ({ lines, totalSatang }: Reminder): PaperBlock => {
  const { columns } = words;
  const sum = (pick: (line: AssessmentLine) => number | null): string =>
    money(lines.reduce((total, line) => total + (pick(line) ?? 0), 0));
  return {
    kind: 'table',
    columns: [
      { title: columns.number, widthMm: 12, align: 'center' },
      { title: columns.due, align: 'center' },
      { title: columns.fee, widthMm: 30, align: 'end' },
      { title: columns.months, widthMm: 22, align: 'center' },
      { title: columns.surcharge, widthMm: 30, align: 'end' },
      { title: columns.total, widthMm: 32, align: 'end' },
    ],
    rows: lines.map((line, index) => [
      String(index + 1),
      formatDate(line.dueOn, 'th'),
      money(line.feeSatang),
      formatCount(line.monthsLate),
      money(line.surchargeSatang),
      money(line.totalSatang),
    ]),
    foot: [
      '',
      words.sum,
      sum(({ feeSatang }) => feeSatang),
      '',
      sum(({ surchargeSatang }) => surchargeSatang),
      money(totalSatang),
    ],
  };
};

const letterOf = (rows: ReadModel, reminder: Reminder, terms: ReminderTerms): readonly PaperBlock[] => {
  const office = officeOf(rows);
  const { name, operatorName, registrationNumber, address } = reminder.factory.register;
  const { postcode = '', ...streets } = address;
  const signer = rows.get('staff', terms.signerId);
  const amount = bahtText(satang(reminder.totalSatang));
  return [
    ...(office?.isDemo === true ? [{ kind: 'paragraph', look: 'centred', text: words.demo } as const] : []),
    {
      kind: 'facts',
      lines: [
        [
          { label: words.number, text: terms.letterNumber },
          { label: '', text: office?.name ?? '' },
        ],
      ],
    },
    { kind: 'paragraph', look: 'centred', text: formatLongDate(terms.writtenOn, 'th') },
    {
      kind: 'facts',
      lines: [
        [{ label: words.subject, text: words.subjectText }],
        [{ label: words.to, text: operatorName ?? name }],
        [{ label: words.address, text: `${filingTh.address(streets)} ${postcode}`.trim() }],
      ],
    },
    {
      kind: 'paragraph',
      look: 'indented',
      text: words.opening({
        office: office?.name ?? '',
        number: registrationNumber,
        years: reminder.lines.length,
        hp: horsepowerOf(reminder.factory).hpHundredths,
      }),
    },
    tableOf(reminder),
    { kind: 'paragraph', look: 'indented', text: words.words(terms.writtenOn, amount) },
    { kind: 'paragraph', look: 'indented', text: words.request(terms.payBy) },
    { kind: 'paragraph', look: 'indented', text: words.warning },
    { kind: 'paragraph', look: 'centred', text: words.closing },
    {
      kind: 'signatures',
      people: [
        {
          before: '',
          after: '',
          name: staffName(rows, terms.signerId),
          ...(signer ? { position: filingTh.role(signer.role) } : {}),
        },
      ],
    },
  ];
};

/** The reminders (หนังสือแจ้งเตือน) of one batch as one document, each on its own sheet. */
export const reminderDocument = (
  rows: ReadModel,
  reminders: readonly Reminder[],
  terms: ReminderTerms,
): PaperDocument => ({
  title: words.subjectText,
  blocks: reminders.flatMap((reminder, index): readonly PaperBlock[] => [
    ...(index === 0 ? [] : [{ kind: 'page-break' } as const]),
    ...letterOf(rows, reminder, terms),
  ]),
});
