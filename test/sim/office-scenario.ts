import { isDeepStrictEqual } from 'node:util';
import { foldCustody } from '#shared/domain/custody.ts';
import type { FolderRow, MovementRow } from '#shared/model/filing-rows.ts';
import { createFakeClock } from '#test/fakes/fake-clock.ts';
import { createMemoryCentre, type CentreRules, type MemoryCentre } from '#test/fakes/memory-centre.ts';
import { simulatedOffice } from './office-work.ts';
import { createWorld, type Seams, type World } from './world.ts';

/** How an office is simulated; all is decided by the seed. */
export interface OfficeScenario {
  readonly seed: number;
  readonly steps?: number;
  readonly faultScale?: number;
  readonly seams?: Seams;
  readonly rules?: Partial<CentreRules>;
  readonly rowsRot?: boolean;
}

/** Runs an office of four PCs until the network holds and everything has had time to arrive. */
export const runOffice = async (given: OfficeScenario): Promise<{ centre: MemoryCentre; world: World }> => {
  const centreClock = createFakeClock();
  const centre = createMemoryCentre(() => centreClock.nowMs(), given.rules);
  centre.seed(simulatedOffice());
  const world = createWorld({ ...given, pcs: 4, centre, centreClock });
  for (let step = 0; step < (given.steps ?? 400); step += 1) await world.step();
  await world.heal();
  return { centre, world };
};

const findingsOnPcs = (centre: MemoryCentre, world: World): readonly string[] =>
  world.pcs.flatMap((pc) => {
    const seqs = centre.verdictsOf(pc.disk.meta?.clientId ?? '').map(({ seq }) => seq);
    return [
      ...(seqs.every((seq, index) => seq === index + 1) ? [] : [`${pc.name}: verdicts with a gap`]),
      ...(pc.disk.outbox.size === 0 ? [] : [`${pc.name}: ${pc.disk.outbox.size} never sent`]),
      ...(pc.disk.base.size === 0 ? [] : [`${pc.name}: pre-images left`]),
      ...world.tables
        .filter((table) => !isDeepStrictEqual(world.rowsOn(pc, table), centre.rows(table)))
        .map((table) => `${pc.name}: its ${table} differ from the centre's`),
    ];
  });

const findingsInCustody = (centre: MemoryCentre): readonly string[] => {
  const movements = centre.rows('movement') as readonly MovementRow[];
  return (centre.rows('folder') as readonly FolderRow[]).flatMap((folder) => {
    const own = movements.filter(({ folderId }) => folderId === folder.id);
    return isDeepStrictEqual(folder.custody, foldCustody(own).current)
      ? []
      : [`${folder.id}: custody is not what its movements say`];
  });
};

/** What must never be: nothing when all is well. */
export const findingsOf = (centre: MemoryCentre, world: World): readonly string[] => {
  const judged = centre.judgedIds();
  const lost = world.confirmed().filter((id) => !judged.has(id));
  return [
    ...lost.map((id) => `${id}: seen to succeed and lost`),
    ...centre.storedTwice().map((id) => `${id}: applied twice`),
    ...findingsOnPcs(centre, world),
    ...findingsInCustody(centre),
  ];
};
