import { describe, expect, test } from 'vitest';
import { foldCustody } from '#shared/domain/custody.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { endOfRequest, queueOf } from '#shared/domain/retrieval-queue.ts';
import type { FolderRow, MovementRow } from '#shared/model/filing-rows.ts';
import type { CodeAliasRow } from '#shared/model/label-rows.ts';
import type { RequestRow } from '#shared/model/request-rows.ts';
import { findingsOf, runOffice } from './office-scenario.ts';

const seeds = process.env['SEED'] ? [Number(process.env['SEED'])] : Array.from({ length: 50 }, (_, index) => index + 1);
const simulatedFolderCodes = [1, 2, 3, 4, 5, 6].map((running) => makeScanCode('folder', '13', running));

const run = (seed: number) => runOffice({ seed });

let carried = 0;

describe('an office of four PCs with a bad network, power cuts, lost databases, jumping clocks and sticks', () => {
  test.each(seeds)('loses no scan, applies each once and ends with equal copies everywhere (SEED=%i)', async (seed) => {
    const { centre, world } = await run(seed);

    expect(findingsOf(centre, world)).toEqual([]);
    expect(world.pcs.map((pc) => pc.replica?.nextPush(10))).toEqual(world.pcs.map(() => []));
    carried += world.carried();
    expect(world.confirmed().length).toBeGreaterThan(20);
  });

  test('some of the work of these seeds came by stick', () => {
    expect(carried).toBeGreaterThan(0);
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
        // Only what is about a scan or a request that itself never reached the centre may be refused here.
        expect(['movement-unknown', 'request-unknown', 'label-batch-unknown']).toContain(
          verdict.kind === 'rejected' && verdict.error.type,
        );
      }
    },
  );

  test.each(seeds.slice(0, 10))(
    'every code that was ever on a folder leads to one folder, however often two PCs attached it (SEED=%i)',
    async (seed) => {
      const { centre } = await run(seed);

      const folders = centre.rows('folder') as readonly FolderRow[];
      const aliases = centre.rows('codeAlias') as readonly CodeAliasRow[];
      const codes = [...folders, ...aliases].map(({ code }) => code);
      expect(aliases.length).toBeGreaterThan(0);
      expect(new Set(codes).size).toBe(codes.length);
      expect(codes).toEqual(expect.arrayContaining(simulatedFolderCodes));
    },
  );

  test.each(seeds.slice(0, 10))(
    'every request is waiting once or ended once, and only a loan to its requester serves it (SEED=%i)',
    async (seed) => {
      const { centre } = await run(seed);

      const requests = centre.rows('request') as readonly RequestRow[];
      const movements = new Map((centre.rows('movement') as readonly MovementRow[]).map((row) => [row.id, row]));
      expect(requests.length).toBeGreaterThan(2);
      for (const request of requests) {
        expect(request.phase).toBe(endOfRequest(request.steps) === undefined ? 'open' : 'ended');
        expect(new Set(request.steps.map(({ id }) => id)).size).toBe(request.steps.length);
        for (const { id } of request.steps.filter(({ kind }) => kind === 'handed-over'))
          expect(movements.get(id)).toMatchObject({ kind: 'check-out', borrowerId: request.requesterId });
      }
      for (const folder of centre.rows('folder') as readonly FolderRow[]) {
        const people = queueOf(
          requests.filter(({ folderId }) => folderId === folder.id),
          folder.custody,
        ).map(({ request }) => request.requesterId);
        expect(new Set(people).size).toBe(people.length);
      }
    },
  );
});
