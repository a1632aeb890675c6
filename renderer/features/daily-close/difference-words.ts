import { staffName } from '#data/folder-queries.ts';
import type { dailyCloseTh } from '#i18n/messages/daily-close.ts';
import type { DayDifference, Tally } from '#shared/domain/daily-close.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** How the parts of a day's figures are named: in the language of the screen, in Thai on paper. */
export interface DifferenceWords {
  readonly rows: ReadModel;
  readonly messages: typeof dailyCloseTh;
  readonly channel: (channel: string) => string;
  readonly money: (satang: number) => string;
}

const partName = (part: NonNullable<DayDifference['part']>, { rows, messages, channel }: DifferenceWords): string => {
  switch (part.by) {
    case 'channel':
      return channel(part.name);
    case 'kind':
      return messages.kind(part.name);
    case 'officer':
      return staffName(rows, part.name);
  }
};

/** A difference of a closed day in a sentence: which figure or part of it, what it was and what it is now. */
export const differenceText = ({ figure, part, fixed, now }: DayDifference, words: DifferenceWords): string => {
  const { messages, money } = words;
  const text = ({ count, satang }: Tally): string => `${money(satang)} (${messages.count(count)})`;
  return messages.difference(figure, part && partName(part, words), text(fixed), text(now));
};
