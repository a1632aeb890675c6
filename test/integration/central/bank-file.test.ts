import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aBankFile, aBankFileLine } from '#test/builders/bank-files.ts';
import { aNotice, aNoticeItem } from '#test/builders/fee-rows.ts';
import { engines, type TestDatabase } from './databases.ts';
import {
  aCentre,
  aClient,
  anOffice,
  anOfficeWithBiller,
  kinds,
  pushed,
  putRows,
  rowsOf,
  SUPERVISOR,
} from './test-centre.ts';

const NOTICES = 400;
const refOf = (index: number): string => String(1_300_000_000 + index);

describe.each(engines)('the bank file of a busy day at a centre on $engine', ({ open }) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(() => database.empty());

  test('is taken whole in one change: every notice of it is paid, and the one line too many waits', async () => {
    const device = await anOffice(database);
    const notices = Array.from({ length: NOTICES }, (_, index) =>
      aNotice({ id: `notice-${index}`, factoryId: `factory-${index}`, ref1: refOf(index), items: [aNoticeItem()] }),
    );
    await putRows(database, { officeId: device.officeId, version: 2 }, [
      ['office', anOfficeWithBiller()],
      ...notices.map((notice) => ['notice', notice] as const),
    ]);
    const lines = Array.from({ length: NOTICES + 1 }, (_, index) =>
      aBankFileLine({ ref1: refOf(index), satang: 157_500 }),
    );
    const client = aClient('pc-1', device);
    const file = { ...aBankFile(lines), officeId: device.officeId };

    const verdicts = await pushed(
      aCentre(database),
      client,
      client.does('import-bank-file', file, { actorId: SUPERVISOR }),
      client.does('import-bank-file', file, { actorId: SUPERVISOR }),
    );

    expect(kinds(verdicts)).toEqual(['applied', 'rejected bank-file-known']);
    const paid = (await rowsOf(database, 'notice')).filter(({ state }) => state.kind === 'paid');
    expect(paid).toHaveLength(NOTICES);
    expect(await rowsOf(database, 'payment')).toHaveLength(NOTICES + 1);
    expect(await rowsOf(database, 'moneyCase')).toMatchObject([
      { kind: 'unknown-reference', ref1: refOf(NOTICES), state: { kind: 'open' } },
    ]);
  });
});
