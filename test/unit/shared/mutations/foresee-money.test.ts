import { describe, expect, test } from 'vitest';
import { tableNames } from '#shared/model/tables.ts';
import { mutations, type MutationName } from '#shared/mutations/registry.ts';
import { readyMutation } from '#shared/mutations/run.ts';
import { createOverlay, type RowReader } from '#shared/sync/overlay.ts';
import { createVersionedRows } from '#shared/sync/versioned-rows.ts';
import { aBankFile, aBankFileLine } from '#test/builders/bank-files.ts';
import { bankGaveBack, bankTook } from '#test/builders/bank-words.ts';
import { anEvent, type MemoryOffice } from '#test/builders/memory-office.ts';
import { officeWithNotice } from './office-with-notice.ts';

const FINANCE = { actorId: 'staff-finance', occurredAt: '2026-11-25T02:00:00.000Z' };
const AT_CENTRE = { authority: { receivedAt: '2026-11-25T04:00:00.000Z' } };

/** The rows of an office as a database that notes every question it is asked. */
const asking = (office: MemoryOffice) => {
  const rows = createVersionedRows();
  rows.store(
    1,
    tableNames.flatMap((table) => office.all(table).map((row) => ({ table, id: row.id, row }))),
  );
  const asked = new Set<string>();
  const reader: RowReader = {
    get: (table, id) => {
      asked.add(`${table} ${id}`);
      return rows.reader.get(table, id);
    },
    // What a list has brought need not be asked for by its id.
    list: async (table, index, value) => {
      const listed = await rows.reader.list(table, index, value);
      asked.add(`${table} by ${index} ${value}`);
      for (const { id } of listed) asked.add(`${table} ${id}`);
      return listed;
    },
  };
  return { reader, asked };
};

/** What a mutation asks a database when it reads ahead, and what it would ask without that. */
const questionsOf = async (office: MemoryOffice, name: MutationName, args: unknown) => {
  const ready = readyMutation(mutations[name], args);
  const ahead = asking(office);
  const foreseeing = createOverlay(ahead.reader);
  await ready.foresee(foreseeing.tx);
  const straight = asking(office);
  const overlay = createOverlay(straight.reader);
  const done = await ready.run(overlay.tx, anEvent({ id: 'the-call', ...FINANCE, ...AT_CENTRE }));
  return { done, ahead: ahead.asked, straight: straight.asked, changedAhead: foreseeing.changes() };
};

/** Tables that hold what the money is folded from and into. */
const MONEY = ['notice', 'payment', 'bankEvent', 'moneyCase', 'paidYear'];
const ofMoney = (asked: ReadonlySet<string>): readonly string[] =>
  [...asked].filter((question) => MONEY.some((table) => question.startsWith(`${table} `)));

const paidBefore = async (): Promise<MemoryOffice> => {
  const office = await officeWithNotice();
  await office.runAtCentre('record-bank-event', bankTook());
  return office;
};
const withUnknownReference = async (): Promise<MemoryOffice> => {
  const office = await officeWithNotice();
  await office.runAtCentre('record-bank-event', bankTook({ ref1: '1300000071' }));
  return office;
};

const CASES = [
  ['a payment of an open notice', officeWithNotice, 'record-bank-event', bankTook()],
  ['a payment that was told before', paidBefore, 'record-bank-event', bankTook()],
  ['a second payment of the same notice', paidBefore, 'record-bank-event', bankTook({ transactionId: 'KTB-002' })],
  ['a reversal', paidBefore, 'record-bank-event', bankGaveBack()],
  ['money under a reference nobody knows', withUnknownReference, 'record-bank-event', bankTook({ ref1: '1300000071' })],
  ['a file of the day', paidBefore, 'import-bank-file', aBankFile()],
  [
    'a file with two references',
    paidBefore,
    'import-bank-file',
    aBankFile([aBankFileLine(), aBankFileLine({ ref1: '1300000071' })]),
  ],
] as const;

describe('reading ahead', () => {
  test.each(CASES)('of %s asks for all that its money is decided by', async (_, office, name, args) => {
    const { done, ahead, straight } = await questionsOf(await office(), name, args);

    expect(done).toMatchObject({ ok: true });
    expect(ofMoney(straight).filter((question) => !ahead.has(question))).toEqual([]);
    expect(ofMoney(straight).length).toBeGreaterThan(0);
  });

  test.each(CASES)('of %s changes nothing', async (_, office, name, args) => {
    expect((await questionsOf(await office(), name, args)).changedAhead).toEqual([]);
  });

  test.each([
    ['a message without sense', 'record-bank-event', { nonsense: true }],
    ['a file that is none', 'import-bank-file', { ...aBankFile(), contentBase64: 'AAAA' }],
    ['a file that is not even base64', 'import-bank-file', { ...aBankFile(), contentBase64: '%%%' }],
  ] as const)('of %s asks for no money, and the refusal comes from the mutation', async (_, name, args) => {
    const { done, ahead } = await questionsOf(await officeWithNotice(), name, args);
    expect(ofMoney(ahead)).toEqual([]);
    expect(done).toMatchObject({ ok: false });
  });
});
