import { afterAll, beforeAll, describe } from 'vitest';
import { inOfficeTransaction } from '#central/services/office-transaction.ts';
import { openOffice } from '#central/services/offices.ts';
import { createGatheringReader } from '#central/services/gathering-reader.ts';
import { createRowCaches } from '#central/services/row-cache.ts';
import { setVersion, writeRows } from '#central/services/write-rows.ts';
import { indexedValue, type AnyRow, type TableName } from '#shared/model/tables.ts';
import { createOverlay } from '#shared/sync/overlay.ts';
import { mapReader } from '#shared/sync/rebase.ts';
import { sql } from 'kysely';
import { engines, type TestDatabase } from '#test/integration/central/databases.ts';
import { describeTxContract, type TxUnderTest } from './tx.contract.ts';

const OFFICE = 'office-contract';

/** A mutation as the centre runs it: office locked, reads cached, writes in one statement with the commit. */
const txOver = async (database: TestDatabase): Promise<TxUnderTest> => {
  await database.empty();
  await openOffice(database.db, { id: OFFICE, provinceCode: '13', enrolmentCode: 'CONTRACT', isDemo: true });
  await sql`insert into client (id, office_id) values ('pc', ${OFFICE})`.execute(database.db);
  const cache = createRowCaches()(OFFICE);
  return {
    run: (work) =>
      inOfficeTransaction(database.db, { officeId: OFFICE, clientId: 'pc' }, async (connection, locked) => {
        const office = await locked;
        if (!office) throw new Error('the office is there');
        const overlay = createOverlay(cache.over(createGatheringReader(connection, OFFICE), office.version));
        const value = await work(overlay.tx);
        const changes = overlay.changes();
        const version = office.version + 1;
        cache.advance(version, changes);
        const write = async (): Promise<void> => {
          await Promise.all([
            writeRows(OFFICE, version, changes).execute(connection),
            setVersion(OFFICE, version).execute(connection),
          ]);
        };
        return { kind: 'commit', write, value };
      }).catch((error: unknown) => {
        // The work's own error, as it was thrown.
        throw error instanceof Error && error.cause instanceof Error ? error.cause : error;
      }),
  };
};

describe.each(engines)('at the centre, $engine', ({ engine, open }) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  describeTxContract(`SQL on ${engine}`, () => txOver(database));
});

/** A mutation as a PC runs it: an overlay over rows in maps, absorbed when it succeeds. */
const memoryTx = async (): Promise<TxUnderTest> => {
  const rows = new Map<TableName, Map<string, AnyRow>>();
  const reader = mapReader(rows, (row, index, value) => indexedValue(row, index) === value);
  return {
    run: async (work) => {
      const overlay = createOverlay(reader);
      const value = await work(overlay.tx);
      for (const change of overlay.changes()) {
        const table = rows.get(change.table) ?? new Map<string, AnyRow>();
        rows.set(change.table, table);
        if (change.row) table.set(change.id, change.row);
        else table.delete(change.id);
      }
      return value;
    },
  };
};

describeTxContract('an overlay in memory', memoryTx);
