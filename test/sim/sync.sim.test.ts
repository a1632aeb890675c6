import { describe, expect, test } from 'vitest';
import { foldCustody } from '#shared/domain/custody.ts';
import type { FolderRow, MovementRow } from '#shared/model/filing-rows.ts';
import { createFakeClock } from '#test/fakes/fake-clock.ts';
import { createMemoryCentre } from '#test/fakes/memory-centre.ts';
import { createWorld, simulatedOffice } from './world.ts';

const seeds = process.env['SEED'] ? [Number(process.env['SEED'])] : Array.from({ length: 50 }, (_, index) => index + 1);
const STEPS = 400;

const run = async (seed: number) => {
  const centreClock = createFakeClock();
  const centre = createMemoryCentre(() => centreClock.nowMs());
  centre.seed(simulatedOffice());
  const world = createWorld({ seed, pcs: 4, centre, centreClock });
  for (let step = 0; step < STEPS; step += 1) await world.step();
  await world.heal();
  return { centre, world };
};

describe('an office of four PCs with a bad network, power cuts, lost databases and jumping clocks', () => {
  test.each(seeds)('loses no scan, applies each once and ends with equal copies everywhere (SEED=%i)', async (seed) => {
    const { centre, world } = await run(seed);

    for (const pc of world.pcs) {
      const clientId = pc.disk.meta!.clientId;
      const verdicts = centre.verdictsOf(clientId);
      expect(verdicts.map(({ seq }) => seq)).toEqual(verdicts.map((_, index) => index + 1));
      expect([...pc.disk.outbox.keys()]).toEqual([]);
      expect(pc.replica!.nextPush(10)).toEqual([]);
      expect([...pc.disk.base.keys()]).toEqual([]);
      for (const table of world.tables)
        expect(world.rowsOn(pc, table), `${pc.name} ${table}`).toEqual(centre.rows(table));
    }

    const judged = centre.judgedIds();
    expect(world.confirmed().length).toBeGreaterThan(20);
    expect(world.confirmed().filter((id) => !judged.has(id))).toEqual([]);
  });

  test.each(seeds.slice(0, 10))(
    'every scan a person saw succeed is at the centre, in the custody of its folder (SEED=%i)',
    async (seed) => {
      const { centre, world } = await run(seed);

      const movements = centre.rows('movement') as readonly MovementRow[];
      for (const folder of centre.rows('folder') as readonly FolderRow[]) {
        const own = movements.filter(({ folderId }) => folderId === folder.id);
        expect(folder.custody).toEqual(foldCustody(own).current);
      }
      expect(new Set(movements.map(({ id }) => id)).size).toBe(movements.length);
      const rejected = world.pcs.flatMap((pc) =>
        pc.replica!.verdicts().filter(({ verdict }) => verdict.kind === 'rejected'),
      );
      for (const { verdict } of rejected) {
        // Only taking back a scan that itself never reached the centre may be refused here.
        expect(verdict.kind === 'rejected' && verdict.error.type).toBe('movement-unknown');
      }
    },
  );
});
