import { describe, expect, test } from 'vitest';
import type { MutationName } from '#shared/mutations/registry.ts';
import { withAt } from '#test/builders/with-at.ts';
import { examples } from './mutation-examples.ts';
import { busyOffice } from './busy-office.ts';

const names = Object.keys(examples) as readonly MutationName[];

/** What the clock of a PC may say: Thai years taken for those of the common era, an empty battery, the ends of time. */
const CLOCKS = [
  '2569-11-23T02:00:00.000Z',
  '2400-01-01T00:00:00.000Z',
  '2399-12-31T23:59:59.999Z',
  '1970-01-01T00:00:00.000Z',
  '1601-01-01T00:00:00.000Z',
  '0001-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
];

/** The ends of what a date may be, and the days on which months, years and fiscal years change. */
const DAYS = ['0001-01-01', '1799-12-31', '1800-01-01', '2028-02-29', '2026-09-30', '2026-10-01', '2399-12-31'];

const call = async (name: MutationName, args: unknown, occurredAt: string) => {
  const office = await busyOffice();
  const over = { id: 'the-call', occurredAt };
  return examples[name].by === 'centre'
    ? office.runAtCentre(name, args as never, over)
    : office.run(name, args as never, over);
};

/** The places of a value that hold a calendar day. */
const dayPlaces = (value: unknown, place = ''): readonly string[] => {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? [place] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, field]) => dayPlaces(field, place === '' ? key : `${place}.${key}`));
};

describe.each(names)('%s', (name) => {
  test.each(CLOCKS)('answers with a value on a PC whose clock says %s', async (clock) => {
    await expect(call(name, examples[name].args, clock)).resolves.toHaveProperty('ok');
  });

  const places = dayPlaces(examples[name].args);
  if (places.length > 0) {
    test.each(DAYS)('answers with a value when a day of it is %s', async (day) => {
      for (const place of places) {
        const args = withAt(examples[name].args, place, day);
        await expect(call(name, args, '2026-11-23T02:00:00.000Z')).resolves.toHaveProperty('ok');
      }
    });
  }
});
