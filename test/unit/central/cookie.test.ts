import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cookieAt, cookieAtVersion, readCookie, START, type Position } from '#central/services/cookie.ts';
import { tableNames } from '#shared/model/tables.ts';

const isBefore = (a: Position, b: Position): boolean => {
  if (a.version !== b.version) return a.version < b.version;
  return a.table === b.table ? a.id < b.id : a.table < b.table;
};

describe('the place a PC has read up to', () => {
  test('an empty cookie is the beginning', () => {
    expect(readCookie('')).toEqual(START);
  });

  test('in the middle of a version, a cookie leads back to the same row', () => {
    const anyPosition = fc.record({
      version: fc.integer({ min: 1, max: 1e12 }),
      table: fc.constantFrom(...tableNames),
      id: fc.stringMatching(/^[0-9a-z][0-9a-z_.-]{0,60}$/),
    });

    fc.assert(
      fc.property(anyPosition, (position) => {
        expect(readCookie(cookieAt(position))).toEqual(position);
      }),
    );
  });

  test('at the end of a version, everything of it lies behind and everything of the next ahead', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.constantFrom(...tableNames), (version, table) => {
        const end = readCookie(cookieAtVersion(version));
        if (!end) throw new Error('this centre wrote it');
        expect(isBefore({ version, table, id: 'zzzz' }, end)).toBe(true);
        expect(isBefore(end, { version: version + 1, table, id: '0' })).toBe(true);
      }),
    );
  });

  test('anything else was not written by this centre', () => {
    for (const foreign of [
      'v1',
      'v1:',
      'v1:-1',
      'v1:1.5',
      'v1:1:folder:',
      'v1:1::x',
      'v1:9999999999999999',
      'v2:1',
      ' v1:1',
    ]) {
      expect([foreign, readCookie(foreign)]).toEqual([foreign, undefined]);
    }
  });
});
