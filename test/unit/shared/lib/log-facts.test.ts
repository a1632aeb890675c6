import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutPersonalData } from '#shared/lib/log-facts.ts';

describe('what a log may know', () => {
  test('is what support needs: codes, counts and times', () => {
    const facts = { route: '/v1/push', status: 503, code: 'ECONNREFUSED', isRetried: true, sqlState: undefined };

    expect(withoutPersonalData(facts)).toEqual(facts);
  });

  test('is no name of a person or a firm', () => {
    expect(withoutPersonalData({ reason: 'invalid input: "สมศรี ใจดี"' })).toEqual({ reason: '[withheld]' });
  });

  test('is no citizen id that a database quotes', () => {
    expect(withoutPersonalData({ reason: 'invalid input syntax for type date: "3101300012254"' })).toEqual({
      reason: 'invalid input syntax for type date: "#"',
    });
  });

  test('is no text without an end', () => {
    expect(withoutPersonalData({ reason: 'a'.repeat(401) })).toEqual({ reason: '[withheld]' });
  });

  test('never holds a Thai letter or seven digits in a row, whatever it was given', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('ก', '๑', '1234567', '3101300012254', '\n'),
      fc.nat().map(String),
    );

    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (reason) => {
          expect(JSON.stringify(withoutPersonalData({ reason }))).not.toMatch(/[\u0E00-\u0E7F]|\d{7}/);
        },
      ),
    );
  });
});
