import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDate } from '#shared/domain/thai-date.ts';
import { matchRows, type KnownFactory, type RowMatch } from '#shared/register-feed/import-match.ts';
import type { RegisterRow } from '#shared/register-feed/register-row.ts';
import { registerFactory } from '#test/fixtures/register/register-list.ts';

interface Facts {
  readonly key: string;
  readonly fid?: string | undefined;
  /** The day on which the register last touched the factory. */
  readonly on?: string | undefined;
  /** Whether the check digit of the 14 digits is wrong. */
  readonly isMistyped?: boolean;
}

const registerOf = ({ key, fid, on }: Facts) =>
  registerFactory({ registrationKey: key, fid, lastUpdatedOn: on === undefined ? undefined : isoDate(on) });
const row = (facts: Facts, line = 2): RegisterRow => ({
  line,
  factory: registerOf(facts),
  doubts: facts.isMistyped === true ? [{ code: 'fid-check-digit-wrong', line }] : [],
});
const known = (facts: Facts, id = `id-${facts.key}`): KnownFactory => ({
  id,
  registrationKey: facts.key,
  fid: facts.fid,
  register: registerOf(facts),
});

const matchesOf = (rows: readonly Facts[], office: readonly KnownFactory[]): readonly RowMatch<KnownFactory>[] =>
  matchRows(
    rows.map((facts, index) => row(facts, index + 2)),
    office,
  ).map(({ match }) => match);
/** A match in a word: `new`, `= id`, or `reason: ids`. */
const told = (match: RowMatch<KnownFactory>): string => {
  if (match.kind === 'new') return 'new';
  return match.kind === 'known' ? `= ${match.factory.id}` : `${match.reason}: ${match.factoryIds.join(' ')}`.trim();
};
const toldOf = (rows: readonly Facts[], office: readonly KnownFactory[]): readonly string[] =>
  matchesOf(rows, office).map(told);

const A = { key: 'A', fid: 'F1', on: '2025-06-30' };
const B = { key: 'B', on: '2025-06-30' };

/** The office knows A with the 14 digits F1 and B without any. */
describe('one row against an office that knows A (F1) and B', () => {
  test.each([
    ['the same factory', { key: 'A', fid: 'F1' }, '= id-A'],
    ['its number alone', { key: 'A' }, '= id-A'],
    ['its number and 14 digits where none were known', { key: 'B', fid: 'F2' }, '= id-B'],
    ['its number with other 14 digits', { key: 'A', fid: 'F2' }, 'fid-differs: id-A'],
    [
      'its number with other 14 digits that are mistyped',
      { key: 'A', fid: 'F2', isMistyped: true },
      'fid-differs: id-A',
    ],
    ['the number of one and the 14 digits of another', { key: 'B', fid: 'F1' }, 'matches-two-factories: id-B id-A'],
    ['a new number with 14 digits that are known', { key: 'NEW', fid: 'F1' }, '= id-A'],
    ['a new number with 14 digits that are known and mistyped', { key: 'NEW', fid: 'F1', isMistyped: true }, 'new'],
    ['a new number with 14 digits of nobody', { key: 'NEW', fid: 'F2' }, 'new'],
    ['a new number alone', { key: 'NEW' }, 'new'],
    ['a state of the day before', { key: 'A', on: '2025-06-29' }, 'older-than-known: id-A'],
    ['a state of the same day', { key: 'A', on: '2025-06-30' }, '= id-A'],
    ['a state of the day after', { key: 'A', on: '2025-07-01' }, '= id-A'],
    ['a state without a day', { key: 'A' }, '= id-A'],
    ['an older state under a new number', { key: 'NEW', fid: 'F1', on: '2025-06-29' }, 'older-than-known: id-A'],
    ['a newer state under a new number', { key: 'NEW', fid: 'F1', on: '2025-07-01' }, '= id-A'],
    // What is wrong with the numbers matters more than the day.
    ['an older state with other 14 digits', { key: 'A', fid: 'F2', on: '2025-06-29' }, 'fid-differs: id-A'],
  ])('%s', (_name, facts: Facts, expected) => {
    expect(toldOf([facts], [known(A), known(B)])).toEqual([expected]);
  });

  test('an older state is taken where the office does not know the day of its own', () => {
    expect(toldOf([{ key: 'A', on: '1998-01-01' }], [known({ key: 'A' })])).toEqual(['= id-A']);
  });
});

describe('an office that has something twice', () => {
  const twice = [known({ key: 'A' }, 'first'), known({ key: 'A' }, 'second')];
  const sameDigits = [known({ key: 'A', fid: 'F1' }), known({ key: 'B', fid: 'F1' })];

  test.each([
    ['one number at two factories', twice, { key: 'A' }, 'matches-two-factories: first second'],
    [
      'the same 14 digits at two, named by neither',
      sameDigits,
      { key: 'NEW', fid: 'F1' },
      'matches-two-factories: id-A id-B',
    ],
    ['the same 14 digits at two, named by one', sameDigits, { key: 'A', fid: 'F1' }, '= id-A'],
    [
      'a factory without 14 digits beside two that have them',
      [...sameDigits, known({ key: 'C' })],
      { key: 'C', fid: 'F1' },
      'matches-two-factories: id-C id-A id-B',
    ],
  ])('%s', (_name, office, facts: Facts, expected) => {
    expect(toldOf([facts], office)).toEqual([expected]);
  });
});

describe('rows of one list beside each other', () => {
  test.each([
    ['a number that is new, twice', [{ key: 'N' }, { key: 'N' }], ['new', 'repeats-an-earlier-row:']],
    [
      'a known number, three times',
      [A, A, A],
      ['= id-A', 'repeats-an-earlier-row: id-A', 'repeats-an-earlier-row: id-A'],
    ],
    [
      'a factory under its old and its new number, the old one first',
      [{ key: 'A' }, { key: 'NEW', fid: 'F1' }],
      ['= id-A', 'repeats-an-earlier-row: id-A'],
    ],
    [
      'a factory under its old and its new number, the new one first',
      [{ key: 'NEW', fid: 'F1' }, { key: 'A' }],
      ['repeats-an-earlier-row: id-A', '= id-A'],
    ],
    [
      'a factory under two new numbers',
      [
        { key: 'N1', fid: 'F1' },
        { key: 'N2', fid: 'F1' },
      ],
      ['= id-A', 'repeats-an-earlier-row: id-A'],
    ],
    [
      'a number again behind a row of it that is held',
      [
        { key: 'A', fid: 'F2' },
        { key: 'A', fid: 'F1' },
      ],
      ['fid-differs: id-A', 'repeats-an-earlier-row: id-A'],
    ],
    [
      'a number behind a row of it that is mistyped',
      [
        { key: 'N', fid: 'F1', isMistyped: true },
        { key: 'N', fid: 'F1' },
      ],
      ['new', 'repeats-an-earlier-row:'],
    ],
    // A registration number stands for one licence, and the same 14 digits may have several.
    [
      'two new numbers of the same new 14 digits',
      [
        { key: 'N1', fid: 'F9' },
        { key: 'N2', fid: 'F9' },
      ],
      ['new', 'new'],
    ],
  ])('%s', (_name, rows: readonly Facts[], expected) => {
    expect(toldOf(rows, [known(A), known(B)])).toEqual(expected);
  });

  test('each row comes back with its match, in order', () => {
    const rows = [row({ key: 'N' }, 5), row(A, 6)];
    expect(matchRows(rows, [known(A)]).map((matched) => matched.row)).toEqual(rows);
    expect(matchRows([], [known(A)])).toEqual([]);
  });
});

const factsOf = (keys: readonly string[], fids: readonly (string | undefined)[]) =>
  fc
    .uniqueArray(
      fc.record({
        key: fc.constantFrom(...keys),
        fid: fc.constantFrom(...fids),
        on: fc.constantFrom(undefined, '2024-12-31', '2025-06-30'),
        isMistyped: fc.boolean(),
      }),
      { selector: ({ key }) => key, maxLength: 6 },
    )
    .map((all): readonly Facts[] => all);
const KEYS = ['A', 'B', 'C', 'D', 'E', 'G'];
const FIDS = [undefined, 'F1', 'F2', 'F3'];
const lists = factsOf(KEYS, FIDS);
const offices = lists.map((all) => all.map((facts) => known(facts)));
/** The same facts with each of the 14 digits at most once. */
const distinct = (all: readonly Facts[]): readonly Facts[] =>
  all.filter(({ fid }, at) => fid === undefined || all.findIndex((other) => other.fid === fid) === at);

describe('whatever list meets whatever office', () => {
  test('no factory is what two rows say, and a row that names one by number alone is never new', () => {
    fc.assert(
      fc.property(lists, offices, (rows, office) => {
        const matches = matchesOf(rows, office);
        const taken = matches.flatMap((match) => (match.kind === 'known' ? [match.factory.id] : []));
        expect(new Set(taken).size).toBe(taken.length);
        const keys = new Set(office.map(({ registrationKey }) => registrationKey));
        expect(rows.filter(({ key }, at) => keys.has(key) && matches[at]?.kind === 'new')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('the order of the rows decides nothing where no two of them share a number', () => {
    const shuffled = lists.chain((rows) => {
      const given = distinct(rows);
      return fc.tuple(fc.constant(given), fc.shuffledSubarray([...given], { minLength: given.length }));
    });
    const byKey = (rows: readonly Facts[], office: readonly KnownFactory[]) =>
      new Map(toldOf(rows, office).map((match, at) => [rows[at]?.key, match]));
    fc.assert(
      fc.property(shuffled, offices, ([rows, other], office) => {
        expect(byKey(other, office)).toEqual(byKey(rows, office));
      }),
      { numRuns: 500 },
    );
  });

  test('the order of the factories in the office decides nothing but the order in which they are told', () => {
    const sorted = (all: readonly string[]) => all.map((each) => each.split(' ').toSorted().join(' '));
    fc.assert(
      fc.property(lists, offices, (rows, office) => {
        expect(sorted(toldOf(rows, office.toReversed()))).toEqual(sorted(toldOf(rows, office)));
      }),
      { numRuns: 500 },
    );
  });

  test('a mistyped number pulls no row to the factory of a stranger', () => {
    fc.assert(
      fc.property(lists, offices, (rows, office) => {
        const strangers = matchesOf(rows, office).flatMap((match, at) => {
          const facts = rows[at];
          return match.kind === 'known' && facts?.isMistyped && match.factory.registrationKey !== facts.key
            ? [facts]
            : [];
        });
        expect(strangers).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('nothing of the office is changed by it', () => {
    fc.assert(
      fc.property(lists, offices, (rows, office) => {
        const before = structuredClone(office);
        matchesOf(rows, office);
        expect(office).toEqual(before);
      }),
    );
  });
});
