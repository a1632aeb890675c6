import { payoutOf } from '#shared/domain/credit-payout.ts';
import type { NoticeRow, PaidYearRow } from '#shared/model/fee-rows.ts';
import { derivedRowId } from '#shared/model/ids.ts';
import type { FeeCreditRow, FeeWaiverRow } from '#shared/model/waiver-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { officeOf } from './factory-queries.ts';

/** What a waiver that was entered late has made wrong, for persons to put right. */
export interface WaiverEffect {
  readonly waiver: FeeWaiverRow;
  /** Open notices that ask for a waived year. */
  readonly notices: readonly NoticeRow[];
  /** Paid years without a credit yet. */
  readonly paidYears: readonly PaidYearRow[];
}

const holdsHere = (rows: ReadModel, { provinceCodes, withdrawn }: FeeWaiverRow): boolean =>
  withdrawn === undefined &&
  (provinceCodes === null || provinceCodes.some((code) => code === officeOf(rows)?.provinceCode));

const covers = (rows: ReadModel, waiver: FeeWaiverRow, year: { factoryId: string; dueOn: string }): boolean => {
  if (year.dueOn < waiver.dueFrom || waiver.dueTo < year.dueOn) return false;
  const category = rows.get('factory', year.factoryId)?.register.category;
  return waiver.categories.some((waived) => waived === category);
};

/** The waivers that the office has entered, newest first, and what each of them has made wrong. Looks at every paid year. */
export const waiverEffects = (rows: ReadModel): readonly WaiverEffect[] =>
  [...rows.all('feeWaiver').values()]
    .toSorted((a, b) => (a.enteredAt < b.enteredAt ? 1 : -1))
    .map((waiver): WaiverEffect => {
      if (!holdsHere(rows, waiver)) return { waiver, notices: [], paidYears: [] };
      const isCovered = (factoryId: string, dueOn: string): boolean => covers(rows, waiver, { factoryId, dueOn });
      return {
        waiver,
        notices: [...rows.all('notice').values()].filter(
          ({ state, factoryId, items }) =>
            state.kind === 'issued' && items.some(({ dueOn }) => isCovered(factoryId, dueOn)),
        ),
        paidYears: [...rows.all('paidYear').values()].filter(
          ({ id, factoryId, dueOn }) =>
            isCovered(factoryId, dueOn) && !rows.get('feeCredit', derivedRowId('credit', waiver.id, id)),
        ),
      };
    });

/** Credits that nobody has decided about, proposed ones first. */
export const undecidedCredits = (rows: ReadModel): readonly FeeCreditRow[] =>
  [...rows.all('feeCredit').values()]
    .filter(({ state }) => state.kind === 'open' || state.kind === 'proposed')
    .toSorted((a, b) =>
      a.state.kind === b.state.kind ? (a.id < b.id ? -1 : 1) : a.state.kind === 'proposed' ? -1 : 1,
    );

/** A credit of which money is still to be given back, and how much, satang. */
export interface CreditToPayOut {
  readonly credit: FeeCreditRow;
  readonly satang: number;
}

/** Credits that two persons approved and of which nobody has noted that the money was given back; the oldest first. */
export const creditsToPayOut = (rows: ReadModel): readonly CreditToPayOut[] =>
  [...rows.all('feeCredit').values()]
    .flatMap((credit) =>
      credit.state.kind === 'approved' && !credit.paidOut
        ? [{ credit, at: credit.state.at, satang: payoutOf(credit.state.outcome) }]
        : [],
    )
    .filter(({ satang }) => satang > 0)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));

/** The waiver that the office has entered since and that covers a year of this open notice: it is to be issued again. */
export const waivedSince = (rows: ReadModel, notice: NoticeRow): FeeWaiverRow | undefined =>
  notice.state.kind === 'issued'
    ? [...rows.all('feeWaiver').values()].find(
        (waiver) =>
          holdsHere(rows, waiver) &&
          notice.items.some(({ dueOn }) => covers(rows, waiver, { factoryId: notice.factoryId, dueOn })),
      )
    : undefined;
