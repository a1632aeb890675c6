import type { RegisterRow } from './register-row.ts';
import { shownValue } from './row-problem.ts';

/** Notes rows whose number was already met in the same list; remembers the line of every registration number. */
export interface RepeatFinder {
  check(row: RegisterRow): RegisterRow;
}

/** Starts an empty memory for one list. The first row with a number stays as it is, the later ones get a doubt. */
export const createRepeatFinder = (): RepeatFinder => {
  const firstLines = new Map<string, number>();
  return {
    check(row) {
      const { registrationKey, registrationNumber } = row.factory;
      const firstLine = firstLines.get(registrationKey);
      if (firstLine === undefined) {
        firstLines.set(registrationKey, row.line);
        return row;
      }
      const { line } = row;
      const value = shownValue(registrationNumber);
      return { ...row, doubts: [...row.doubts, { code: 'registration-number-repeated', line, value, firstLine }] };
    },
  };
};
