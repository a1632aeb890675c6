import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { isSearchOpen } from '#shared/domain/folder-search.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';

const folderId = 'folder-1';
const at = (hour: number): string => `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z`;

let office: MemoryOffice;
beforeEach(() => {
  office = createMemoryOffice();
});

const look = (hour: number, checked?: string) =>
  office.run('look-for-folder', { folderId, ...(checked === undefined ? {} : { checked }) }, { occurredAt: at(hour) });
const found = (hour: number) => office.run('note-folder-found', { folderId }, { occurredAt: at(hour) });
const giveUp = (hour: number, actorId = 'staff-2') =>
  office.run('give-up-folder-search', { folderId }, { occurredAt: at(hour), actorId });
const seen = (hour: number) => office.run('see-folder', { folderId, locationId: 'shelf-1' }, { occurredAt: at(hour) });

const searches = () => office.all('folderSearch').toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
const isLookedFor = (): boolean =>
  searches().some((search) => isSearchOpen(search, office.get('folder', folderId)?.custody.lastEffectiveAt));
/** Each search as begun, with how it ended. */
const story = (): readonly string[] =>
  searches().map(({ openedAt, foundAt, givenUpAt }) => {
    const hour = (instant: string): string => instant.slice(11, 13);
    const end = foundAt ? ` found ${hour(foundAt)}` : givenUpAt ? ` given up ${hour(givenUpAt)}` : '';
    return `begun ${hour(openedAt)}${end}`;
  });

describe('the life of a search', () => {
  test.each<readonly [string, () => Promise<unknown>, readonly string[]]>([
    ['begun', () => look(9), ['begun 09']],
    ['begun twice is one', () => look(9).then(() => look(10)), ['begun 09']],
    ['found', () => look(9).then(() => found(10)), ['begun 09 found 10']],
    ['found without a search is noted as one', () => found(10), ['begun 10 found 10']],
    ['given up', () => look(9).then(() => giveUp(10)), ['begun 09 given up 10']],
    ['missing without a search is noted as one', () => giveUp(10), ['begun 10 given up 10']],
    ['given up twice is one', () => giveUp(10).then(() => giveUp(11)), ['begun 10 given up 10']],
    [
      'looked for again after it was given up',
      () => giveUp(10).then(() => look(11)),
      ['begun 10 given up 10', 'begun 11'],
    ],
    [
      'found after it was given up, without a scan',
      () => giveUp(10).then(() => found(11)),
      ['begun 10 given up 10', 'begun 11 found 11'],
    ],
    [
      'missing again after it was found without a scan',
      async () => {
        await giveUp(10);
        await found(11);
        await giveUp(12);
      },
      ['begun 10 given up 10', 'begun 11 found 11', 'begun 12 given up 12'],
    ],
    [
      'missing again after it was seen by a scan',
      async () => {
        await giveUp(10);
        await seen(11);
        await giveUp(12);
      },
      ['begun 10 given up 10', 'begun 12 given up 12'],
    ],
    [
      'found twice is two notes, because the second was of another time',
      () => found(10).then(() => found(11)),
      ['begun 10 found 10', 'begun 11 found 11'],
    ],
  ])('%s', async (_about, live, expected) => {
    await live();
    expect(story()).toEqual(expected);
  });

  test('names who gave it up, and when', async () => {
    await look(9);
    await giveUp(10, 'staff-1');
    expect(searches()).toMatchObject([{ openedBy: 'staff-1', givenUpBy: 'staff-1', givenUpAt: at(10) }]);
  });

  test('keeps what was checked when it is given up', async () => {
    await look(9, 'place/shelf-2');
    await giveUp(10);
    expect(searches()).toMatchObject([{ checked: ['place/shelf-2'] }]);
  });

  test('does not take over what was checked before it was given up', async () => {
    await look(9, 'place/shelf-2');
    await giveUp(10);
    await look(11, 'person/staff-1');
    expect(searches().map(({ checked }) => checked)).toEqual([['place/shelf-2'], ['person/staff-1']]);
  });

  test('is not about another folder', async () => {
    await look(9);
    await office.run('note-folder-found', { folderId: 'folder-2' }, { occurredAt: at(10) });
    expect(isLookedFor()).toBe(true);
  });
});

describe('a scan while a folder is looked for', () => {
  test.each([
    ['of the hour before says nothing', 8, true],
    ['of the same instant says nothing yet', 9, true],
    ['of the hour after ends it', 10, false],
  ])('%s', async (_about, hour, expected) => {
    await look(9);
    await seen(hour);
    expect(isLookedFor()).toBe(expected);
  });

  test('ends it with the time of the scan, once somebody looks again', async () => {
    await look(9, 'place/shelf-2');
    await seen(10);
    await look(11);
    expect(story()).toEqual(['begun 09 found 10', 'begun 11']);
  });
});

describe('where it was looked for', () => {
  test.each(['place/', 'person/', 'shelf/shelf-1', 'place', '', `place/${'x'.repeat(115)}`])(
    'is a place or a person, never %j',
    async (checked) => {
      expect(await look(9, checked)).toMatchObject({ error: { type: 'input-invalid', issues: [{ path: 'checked' }] } });
    },
  );

  test('is a union, each once and in one order, whoever says it when', async () => {
    const places = fc.shuffledSubarray(['place/a', 'place/b', 'person/c', 'person/d'], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(places, { minLength: 1, maxLength: 4 }), async (people) => {
        office = createMemoryOffice();
        for (const checked of people.flat()) await look(9, checked);
        expect(searches().map(({ checked }) => checked)).toEqual([[...new Set(people.flat())].toSorted()]);
      }),
      { numRuns: 60 },
    );
  });
});
