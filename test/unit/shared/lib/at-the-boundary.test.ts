import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { invariant, unreachable } from '#shared/lib/invariant.ts';
import { parse } from '#shared/lib/parse.ts';
import { isPlainText } from '#shared/lib/plain-text.ts';
import { err, mapOk, ok, type Result } from '#shared/lib/result.ts';

describe('an input that came over a boundary', () => {
  const Person = z.object({
    name: z.string().min(1),
    ids: z.array(z.object({ number: z.string().regex(/^\d{13}$/) })),
  });

  test('is given with its type, without what nobody asked for', () => {
    expect(parse(Person, { name: 'ก', ids: [], password: 'x' })).toEqual(ok({ name: 'ก', ids: [] }));
  });

  test('is refused with every place that is wrong', () => {
    const refused = parse(Person, { name: '', ids: [{ number: '3101300012254' }, { number: '12' }] });

    expect(refused).toMatchObject({ ok: false, error: { type: 'input-invalid' } });
    expect(refused.ok ? [] : refused.error.issues.map(({ path }) => path)).toEqual(['name', 'ids.1.number']);
  });

  test('is never repeated in the refusal: it may be most of a citizen id', () => {
    for (const name of ['31013000122', 'สมศรี ใจดี']) {
      const refused = parse(Person, { name, ids: [{ number: name }], more: name });
      expect(JSON.stringify(refused)).not.toContain(name);
    }
  });

  test.each([null, undefined, 7, 'x', []])('%j as a whole is wrong at no place but itself', (input) => {
    const refused = parse(Person, input);

    expect(refused.ok ? [] : refused.error.issues.map(({ path }) => path)).toEqual(['']);
  });
});

describe('a line of text that can be kept, logged and shown', () => {
  test.each([
    ['Thai with its marks', 'น้ำแข็ง ที่ ๑/๒'],
    ['nothing', ''],
    ['signs beyond the first plane', '😀𠮷'],
    ['spaces of all kinds', ' \u00A0\u3000'],
    ['joiners, which have a look of their own', 'โรง\u200Bสี'],
  ])('may hold %s', (_called, text) => {
    expect(isPlainText(text)).toBe(true);
  });

  test.each([
    ['NUL', 'a\0b'],
    ['a line end', 'a\nb'],
    ['a tab', 'a\tb'],
    ['an escape', '\u001b[31m'],
    ['delete', 'a\u007f'],
    ['a control sign of Latin-1', 'a\u0085b'],
    ['the first half of a sign', 'a\ud83d'],
    ['the second half of a sign', '\ude00a'],
    ['both in the wrong order', '\ude00\ud83d'],
  ])('never holds %s', (_called, text) => {
    expect(isPlainText(text)).toBe(false);
  });
});

describe('an outcome', () => {
  const half = (value: number): Result<number, 'odd'> => (value % 2 === 0 ? ok(value / 2) : err('odd'));

  test('of success goes on, and of failure stays what it was', () => {
    expect(mapOk(half(8), String)).toEqual({ ok: true, value: '4' });
    expect(mapOk(half(7), String)).toEqual({ ok: false, error: 'odd' });
  });

  test('of failure is never computed with', () => {
    let asked = 0;
    mapOk(half(7), () => (asked += 1));

    expect(asked).toBe(0);
  });

  test('that carries nothing is a success', () => {
    expect(ok()).toEqual({ ok: true });
  });
});

describe('what cannot happen', () => {
  test.each([false, 0, '', null, undefined, Number.NaN])('(%j) is told as a bug, by its reason', (condition) => {
    expect(() => invariant(condition, 'a book has a hundred sheets')).toThrow(
      'Invariant broken: a book has a hundred sheets',
    );
  });

  test.each([true, 1, 'x', [], {}])('(%j) did not happen', (condition) => {
    expect(() => invariant(condition, 'never')).not.toThrow();
  });

  test('in a choice names the value', () => {
    expect(() => unreachable({ kind: 'new' } as never)).toThrow('Unreachable value: {"kind":"new"}');
  });
});
