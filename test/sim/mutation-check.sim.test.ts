import { describe, expect, test } from 'vitest';
import { DELIBERATE_BUGS, type DeliberateBug } from './deliberate-bugs.ts';
import { findingsOf, runOffice } from './office-scenario.ts';

/** A bug that this many seeds do not show is one that the simulation cannot see. */
const MOST_SEEDS = 12;

const firstSeedThatShows = async ({
  seams = {},
  rules,
  rowsRot = false,
}: DeliberateBug): Promise<number | undefined> => {
  for (let seed = 1; seed <= MOST_SEEDS; seed += 1) {
    const { centre, world } = await runOffice({ seed, seams, rules: rules?.(seed) ?? {}, rowsRot });
    if (findingsOf(centre, world).length > 0) return seed;
  }
  return undefined;
};

describe('the simulation notices a program that', () => {
  test.each(DELIBERATE_BUGS)('$name', async (bug) => {
    expect(await firstSeedThatShows(bug)).toBeDefined();
  });
});
