import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentHash } from '#shared/domain/content-hash.ts';
import { canonicalJson, type JsonValue } from '#shared/lib/canonical-json.ts';

// Hashes of receipts and of closed days are made of these texts: one sign more and every hash of before is wrong.
describe('the one text of a value', () => {
  test.each<[string, JsonValue, string]>([
    ['nothing', null, 'null'],
    ['a number', 157_500, '157500'],
    ['zero', 0, '0'],
    ['a negative number', -1, '-1'],
    ['a flag', true, 'true'],
    ['Thai', 'ค่าธรรมเนียม', '"ค่าธรรมเนียม"'],
    ['signs that JSON escapes', 'a"b\\c\n\u0001', String.raw`"a\"b\\c\n\u0001"`],
    ['an empty list', [], '[]'],
    ['an empty object', {}, '{}'],
    ['a list, in its own order', [3, 1, 2], '[3,1,2]'],
    ['fields in order of their names', { b: 1, a: 2, c: { z: 1, y: 2 } }, '{"a":2,"b":1,"c":{"y":2,"z":1}}'],
    ['capitals before small letters', { a: 1, B: 2, _: 3, 1: 4 }, '{"1":4,"B":2,"_":3,"a":1}'],
    ['Thai names behind the others', { ก: 1, z: 2 }, '{"z":2,"ก":1}'],
    ['no field that is absent', { a: undefined, b: 1 }, '{"b":1}'],
    ['a field that is null', { a: null }, '{"a":null}'],
    ['objects in lists', [{ b: 1, a: [{}] }], '[{"a":[{}],"b":1}]'],
  ])('holds %s', (_called, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test('is JSON of the same value, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        // JSON knows no -0.
        const sent: unknown = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalJson(sent as JsonValue))).toEqual(sent);
      }),
    );
  });

  test('does not depend on the order in which the fields were written', () => {
    const fields = fc.uniqueArray(fc.tuple(fc.string({ maxLength: 4 }), fc.integer()), {
      selector: ([name]) => name,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fields, (entries) => {
        const own = entries.filter(([name]) => name !== '__proto__');
        expect(canonicalJson(Object.fromEntries(own.toReversed()))).toBe(canonicalJson(Object.fromEntries(own)));
      }),
    );
  });

  test('differs for what is not the same', () => {
    const values: readonly JsonValue[] = [null, 0, '0', '', false, [], {}, [[]], [0], { a: 0 }, { a: '0' }, { b: 0 }];

    expect(new Set(values.map(canonicalJson)).size).toBe(values.length);
  });
});

test('the hash of a value is that of its one text, in UTF-8', () => {
  // printf '{"a":"ก","b":1}' | sha256sum
  expect(contentHash({ b: 1, a: 'ก' })).toBe('50cfe821ff2f305abc7c4476fec03f0224ed4a34f023e72d2a0a7d30323d19ea');
  // printf '{}' | sha256sum
  expect(contentHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});
