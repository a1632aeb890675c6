import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import { busyOffice } from '../busy-office.ts';
import { feeRefusals } from './fee-refusals.ts';
import { filingRefusals } from './filing-refusals.ts';
import { moneyRefusals } from './money-refusals.ts';
import { officeRefusals } from './office-refusals.ts';
import { receiptRefusals } from './receipt-refusals.ts';
import type { Refusal } from './refusal.ts';

const all: readonly Refusal[] = [
  ...filingRefusals,
  ...officeRefusals,
  ...feeRefusals,
  ...moneyRefusals,
  ...receiptRefusals,
];

describe.each([...new Set(all.map(({ name }) => name))])('%s refuses', (name) => {
  test.each(all.filter((refusal) => refusal.name === name).map((refusal) => [refusal.about, refusal] as const))(
    '%s, says why, and leaves the office as it was',
    async (_about, { before, call, error }) => {
      const office = await busyOffice();
      await before(office);
      const untouched = office.everything();

      expect(await call(office)).toEqual(err(error));

      expect(office.everything()).toEqual(untouched);
    },
  );
});

/** The codes that the sources of the mutations answer with: `err({ type: '…'`, and what stands in a table of codes. */
const codesInSource = (): readonly string[] => {
  const folder = new URL('../../../../../shared/mutations/', import.meta.url);
  const text = readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');
  return [...new Set([...text.matchAll(/err\(\{\s*type: '([a-z0-9-]+)'/g)].map(([, code]) => code!))].toSorted();
};

/** Asked of every mutation by `every-mutation.test.ts`. */
const OF_EVERY_MUTATION = ['actor-unknown', 'centre-only'];

test('every code a mutation answers with has a line here', () => {
  const told = new Set([...all.map(({ error }) => error.type), ...OF_EVERY_MUTATION]);

  expect(codesInSource().length).toBeGreaterThan(50);
  expect(codesInSource().filter((code) => !told.has(code as never))).toEqual([]);
});
