import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { verifyAudit } from '#central/services/verify-audit.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import { aCentre, aClient, CLERK, pushed, SHELF, SUPERVISOR, type TestClient } from '../test-centre.ts';
import { twoOffices } from '../two-offices.ts';

const stand = twoOffices();

const FOLDERS = ['folder-1', 'folder-2', 'folder-unheard-of'] as const;

/** One piece of work at the counter, as a client makes an entry of it. */
const aDeed = fc.oneof(
  fc.record({
    kind: fc.constant('lends'),
    folder: fc.constantFrom(...FOLDERS),
    to: fc.constantFrom(CLERK, SUPERVISOR),
  }),
  fc.record({ kind: fc.constant('takes-back'), folder: fc.constantFrom(...FOLDERS), to: fc.constant(CLERK) }),
  fc.record({ kind: fc.constant('sees'), folder: fc.constantFrom(...FOLDERS), to: fc.constant(CLERK) }),
  fc.record({ kind: fc.constant('undoes'), folder: fc.constantFrom(...FOLDERS), to: fc.constant(CLERK) }),
  fc.record({ kind: fc.constant('knows-not'), folder: fc.constantFrom(...FOLDERS), to: fc.constant(CLERK) }),
);
type Deed = typeof aDeed extends fc.Arbitrary<infer D> ? D : never;

const entryOf = (client: TestClient, { kind, folder: folderId, to }: Deed): OutboxEntry => {
  switch (kind) {
    case 'lends':
      return client.lends(folderId, to);
    case 'takes-back':
      return client.does('check-in-folder', { folderId, locationId: SHELF });
    case 'sees':
      return client.does('see-folder', { folderId, locationId: SHELF });
    case 'undoes':
      return client.does('undo-movement', { folderId, movementId: `${client.clientId}-m1` });
    default:
      return client.entry('no-such-mutation@1', {});
  }
};

/** Everything an office has of it: rows with their versions, verdicts, and the trail as it reads. */
const leftIn = async (officeId: string, records: number): Promise<unknown> => {
  const { db } = stand.database;
  const { rows } = await sql<{ kind: string; left: unknown }>`
    select 'row' as kind, json_build_array(table_name, id, version, data)::text as left from synced_row
      where office_id = ${officeId} and table_name <> 'office'
    union all select 'verdict', json_build_array(seq, outcome)::text from verdict where office_id = ${officeId}
    order by 1, 2`.execute(db);
  expect(await verifyAudit(db, officeId)).toMatchObject({ records, broken: undefined });
  return rows;
};

test('whatever the work is and wherever it is cut into pushes, it comes to the same rows, versions and verdicts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(aDeed, { minLength: 2, maxLength: 14 }),
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
      async (deeds, cuts) => {
        // The same work twice: all of it at once in one office, in pieces and with every answer lost once in the other.
        await stand.begin();
        const whole = aClient('pc-whole', stand.ours);
        await pushed(stand.centre, whole, ...deeds.map((deed) => entryOf(whole, deed)));
        const left = await leftIn('office-13', deeds.length);

        await stand.begin();
        const cut = aClient('pc-whole', stand.ours);
        const entries = deeds.map((deed) => entryOf(cut, deed));
        for (let from = 0, turn = 0; from < entries.length; turn += 1) {
          const size = cuts[turn % cuts.length] ?? 1;
          const some = entries.slice(from, from + size);
          const first = await pushed(stand.centre, cut, ...some);
          expect(await pushed(aCentre(stand.database), cut, ...some)).toEqual(first);
          from += size;
        }

        expect(await leftIn('office-13', deeds.length)).toEqual(left);
      },
    ),
    { numRuns: 12 },
  );
});
