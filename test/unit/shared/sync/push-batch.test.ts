import { describe, expect, test } from 'vitest';
import { fittingOnePush } from '#shared/sync/push-batch.ts';
import { anEntry } from '#test/builders/sync.ts';

const entries = [1, 2, 3, 4].map((seq) => anEntry({ seq }));
const size = JSON.stringify(entries[0]).length;

describe('what goes into one push', () => {
  test('small work goes all at once', () => {
    expect(fittingOnePush(entries)).toEqual(entries);
  });

  test('work too large for one push is cut between two entries, in order', () => {
    expect(fittingOnePush(entries, size * 2)).toEqual(entries.slice(0, 2));
  });

  test('a single entry is sent however large it is, so that the centre can answer it', () => {
    expect(fittingOnePush(entries, 1)).toEqual(entries.slice(0, 1));
  });
});
