import { formatCount } from '#i18n/format.ts';
import type { ministryMessages } from '#i18n/messages/ministry.ts';
import { type OfficeLine, SILENT_AFTER_MS } from '#shared/ministry/protocol.ts';

/** What a colour on the map may tell. */
export const MEASURES = ['labelled', 'missing', 'overdue', 'arrears', 'collected', 'silence', 'cards'] as const;
export type Measure = (typeof MEASURES)[number];

export type MinistryWords = typeof ministryMessages.th;

/** How an office stands with the centre. */
export type OfficeState = 'not-enrolled' | 'never-heard' | 'working' | 'silent';

type Contacted = Pick<OfficeLine, 'contact'>;

/** How long nothing was heard of an office, ms; undefined when nothing ever was. */
export const silenceMs = ({ contact }: Contacted, nowMs: number): number | undefined =>
  contact.heardAt === null ? undefined : Math.max(0, nowMs - Date.parse(contact.heardAt));

/** The state of an office at a moment. */
export const stateOf = (office: Contacted, nowMs: number): OfficeState => {
  if (office.contact.devices === 0) return 'not-enrolled';
  const silence = silenceMs(office, nowMs);
  if (silence === undefined) return 'never-heard';
  return silence > SILENT_AFTER_MS ? 'silent' : 'working';
};

/** The share of its folders that are labelled; undefined without folders. */
export const labelledShare = ({ figures }: Pick<OfficeLine, 'figures'>): number | undefined =>
  figures && figures.folders.kept > 0 ? figures.folders.labelled / figures.folders.kept : undefined;

/** The number that a measure is of an office; undefined when there is none. Money in satang, silence in ms. */
export const valueOf = (measure: Measure, office: OfficeLine, nowMs: number): number | undefined => {
  const { figures } = office;
  if (measure === 'silence') return silenceMs(office, nowMs);
  if (!figures) return undefined;
  const values: Readonly<Record<Exclude<Measure, 'silence'>, number | undefined>> = {
    labelled: labelledShare(office),
    missing: figures.folders.missing,
    overdue: figures.folders.overdue,
    arrears: figures.arrears.satang,
    collected: figures.collected.satang,
    cards: figures.cards.exceptions + figures.cards.money,
  };
  return values[measure];
};

/** Whether less of it is better. */
export const isAlert = (measure: Measure): boolean => measure !== 'labelled' && measure !== 'collected';

const SATANG_A_MILLION = 100_000_000;

/** Money in millions of baht: "1.24", "12.4", "124". */
export const formatMillions = (satang: number): string => {
  const millions = satang / SATANG_A_MILLION;
  if (millions >= 100) return formatCount(Math.round(millions));
  return millions.toFixed(millions >= 10 ? 1 : 2);
};

/** "62%"; one that is nearly all of it is never rounded up to all. */
export const formatShare = (share: number): string => `${Math.floor(share * 100)}%`;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

interface AgeWords {
  readonly minutes: (count: number) => string;
  readonly hours: (count: number) => string;
  readonly days: (count: number) => string;
}

/** How long ago something was, in the largest unit that is full. */
export const formatAge = (ms: number, words: AgeWords): string => {
  if (ms < HOUR_MS) return words.minutes(Math.floor(ms / MINUTE_MS));
  return ms < 2 * DAY_MS ? words.hours(Math.floor(ms / HOUR_MS)) : words.days(Math.floor(ms / DAY_MS));
};

/** The value in few letters, as it stands on a tile. */
export const shownValue = (measure: Measure, value: number, words: MinistryWords): string => {
  if (measure === 'labelled') return formatShare(value);
  if (measure === 'silence') return formatAge(value, words.ago.short);
  return measure === 'arrears' || measure === 'collected' ? formatMillions(value) : formatCount(value);
};

/** Steps of colour; 0 is nothing or next to it. */
export const LEVELS = 5;

/** How strong the colour of a value is: shares by fifths, silence by hours and days, everything else against the highest. */
export const levelOf = (measure: Measure, value: number, highest: number): number => {
  if (measure === 'labelled') return Math.min(LEVELS - 1, Math.floor(value * LEVELS));
  if (measure === 'silence') {
    return [HOUR_MS * 4, DAY_MS, SILENT_AFTER_MS, 7 * DAY_MS].filter((limit) => value >= limit).length;
  }
  if (value === 0 || highest === 0) return 0;
  return Math.min(LEVELS - 1, 1 + Math.floor((value / highest) * (LEVELS - 1)));
};
