import { describe, expect, test } from 'vitest';
import { hasNoNotedEnd, isSearchOpen } from '#shared/domain/folder-search.ts';

const BEGAN = { openedAt: '2026-11-24T03:00:00.000Z' };
const LATER = '2026-11-24T03:05:00.000Z';

describe('a folder is looked for', () => {
  test('while nobody has seen it since and nobody has ended the search', () => {
    expect(isSearchOpen(BEGAN, undefined)).toBe(true);
    expect(isSearchOpen(BEGAN, '2026-11-23T00:00:00.000Z')).toBe(true);
    expect(isSearchOpen(BEGAN, BEGAN.openedAt)).toBe(true);
  });

  test('no longer when a scan has seen it since, though nobody noted it', () => {
    expect(isSearchOpen(BEGAN, LATER)).toBe(false);
    expect(hasNoNotedEnd(BEGAN)).toBe(true);
  });

  test.each([{ foundAt: LATER }, { givenUpAt: LATER }])('no longer when somebody noted %o', (end) => {
    expect(isSearchOpen({ ...BEGAN, ...end }, undefined)).toBe(false);
    expect(hasNoNotedEnd({ ...BEGAN, ...end })).toBe(false);
  });
});
