import type { RegisterRow } from './register-row.ts';
import { shownValue, type RowDoubt, type RowDoubtCode } from './row-problem.ts';

/** Notes rows whose number was already met in the same list; remembers one line number per number. */
export interface RepeatFinder {
  check(row: RegisterRow): RegisterRow;
}

const createLinesByNumber = (code: RowDoubtCode): ((number: string, line: number) => RowDoubt | undefined) => {
  const firstLines = new Map<string, number>();
  return (number, line) => {
    const firstLine = firstLines.get(number);
    if (firstLine !== undefined) return { code, line, value: shownValue(number), firstLine };
    firstLines.set(number, line);
    return undefined;
  };
};

/** Starts an empty memory for one list. The first row with a number stays as it is, the later ones get a doubt. */
export const createRepeatFinder = (): RepeatFinder => {
  const seenKey = createLinesByNumber('registration-number-repeated');
  const seenFid = createLinesByNumber('fid-repeated');
  return {
    check(row) {
      const { registrationKey, fid } = row.factory;
      const found = [seenKey(registrationKey, row.line), fid === undefined ? undefined : seenFid(fid, row.line)];
      const repeats = found.filter((doubt) => doubt !== undefined);
      return repeats.length === 0 ? row : { ...row, doubts: [...row.doubts, ...repeats] };
    },
  };
};
