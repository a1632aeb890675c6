import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dayFile } from '#build/bank-simulator/day-file.ts';
import {
  createSimulatedBank,
  payerNameFor,
  SCRIPTS,
  type Played,
  type Script,
} from '#build/bank-simulator/simulated-bank.ts';
import { readBankFile } from '#shared/domain/bank-file.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import { aNotice } from '#test/builders/fee-rows.ts';
import { ACCESSES, BILLER, IDENTITIES, LANGUAGES } from '#test/unit/central/banks/a-bank-call.ts';
import { openTestPglite, type TestDatabase } from './databases.ts';
import { anApp } from './test-app.ts';
import { aCentre, anOffice, anOfficeWithBiller, putRows, rowsOf, START_MS } from './test-centre.ts';

const NOTICE = aNotice();
const DUE = NOTICE.totalSatang;
const NAMES = { 'standard-webhook': 'demo', scb: 'scb', ktb: 'ktb', bbl: 'bbl' } as const;

let database: TestDatabase;
let app: FastifyInstance;

beforeAll(async () => {
  database = await openTestPglite();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.empty();
  await anOffice(database);
  await putRows(database, { officeId: 'office-13', version: 2 }, [
    ['notice', NOTICE],
    ['office', anOfficeWithBiller()],
  ]);
  app = await anApp(aCentre(database), {
    // The tests' requests come from this machine.
    banks: Object.fromEntries(
      LANGUAGES.map((language) => [NAMES[language], { ...ACCESSES[language], ...allowLoopback(language) }]),
    ),
  });
});
afterEach(() => app.close());

const allowLoopback = (language: (typeof LANGUAGES)[number]) =>
  language === 'scb' ? { allowedAddresses: ['127.0.0.1'] } : {};

const play = (language: (typeof LANGUAGES)[number], script: Script): Promise<Played> => {
  let transactions = 0;
  const bank = createSimulatedBank(IDENTITIES[language], {
    send: async ({ path, headers, body }) => {
      const url = `/v1/banks/${NAMES[language]}/${path}`;
      const reply = await app.inject({ method: 'POST', url, headers, payload: body });
      return { status: reply.statusCode, body: reply.body };
    },
    nowMs: () => START_MS,
    newTransactionId: () => `${language}-${(transactions += 1)}`,
  });
  return bank.play(script, { billerId: BILLER, ref1: NOTICE.ref1, satang: DUE });
};

/** What the office has to do afterwards: whether the notice is paid, how many payments are known, which cases wait. */
const afterwards = async () => {
  const [notice] = await rowsOf(database, 'notice');
  const cases = await rowsOf(database, 'moneyCase');
  return {
    notice: notice?.state.kind,
    payments: (await rowsOf(database, 'payment')).length,
    cases: cases.filter(({ state }) => state.kind === 'open').map(({ kind }) => kind),
  };
};

const EXPECTED: Readonly<Record<Script, Awaited<ReturnType<typeof afterwards>>>> = {
  pay: { notice: 'paid', payments: 1, cases: [] },
  'pay-unasked': { notice: 'paid', payments: 1, cases: [] },
  retry: { notice: 'paid', payments: 1, cases: [] },
  repeat: { notice: 'paid', payments: 1, cases: [] },
  'pay-twice': { notice: 'paid', payments: 2, cases: ['duplicate'] },
  'in-parts': { notice: 'issued', payments: 2, cases: ['wrong-amount', 'wrong-amount'] },
  reverse: { notice: 'issued', payments: 1, cases: ['reversed'] },
  'reverse-first': { notice: 'issued', payments: 1, cases: ['reversed'] },
  underpay: { notice: 'issued', payments: 1, cases: ['wrong-amount'] },
  overpay: { notice: 'issued', payments: 1, cases: ['wrong-amount'] },
  late: { notice: 'issued', payments: 1, cases: ['late'] },
  'unknown-reference': { notice: 'issued', payments: 1, cases: ['unknown-reference'] },
  contradict: { notice: 'issued', payments: 1, cases: ['contradicted'] },
  forged: { notice: 'issued', payments: 0, cases: [] },
};

describe.each(LANGUAGES)('a bank that speaks %s', (language) => {
  test.each(SCRIPTS)('plays %s, and the office is left with exactly what that means', async (script) => {
    const { steps } = await play(language, script);

    expect(await afterwards()).toEqual(EXPECTED[script]);
    const isForged = script === 'forged';
    expect(steps.every(({ status }) => (isForged ? status === 401 : status === 200))).toBe(true);
  });
});

describe('the bank that asks first', () => {
  test('does not take money for a notice that was cancelled meanwhile', async () => {
    const cancelled: NoticeRow = {
      ...NOTICE,
      state: { kind: 'cancelled', reason: 'ออกผิด', cancelledAt: new Date(START_MS).toISOString() },
    };
    await putRows(database, { officeId: 'office-13', version: 3 }, [['notice', cancelled]]);

    const { steps, moved } = await play('ktb', 'pay');

    expect(moved).toEqual([]);
    expect(steps.map(({ said }) => said)).toEqual(['asked']);
    expect(await afterwards()).toEqual({ notice: 'cancelled', payments: 0, cases: [] });
  });

  test('that took it all the same leaves a case for a person', async () => {
    const cancelled: NoticeRow = {
      ...NOTICE,
      state: { kind: 'cancelled', reason: 'ออกผิด', cancelledAt: new Date(START_MS).toISOString() },
    };
    await putRows(database, { officeId: 'office-13', version: 3 }, [['notice', cancelled]]);

    await play('scb', 'pay-unasked');

    expect(await afterwards()).toEqual({ notice: 'cancelled', payments: 1, cases: ['paid-though-cancelled'] });
  });
});

describe('the file of the day', () => {
  const owner = { bankCode: '006', account: '9990000001', companyName: 'สอจ.ปทุมธานี', serviceCode: 'DEMO0001' };

  test('has what moved and stayed, with Thai names, and reads as a bank’s file', async () => {
    const paid = await play('ktb', 'pay-twice');
    const back = await play('bbl', 'reverse');
    const made = dayFile([...paid.moved, ...back.moved], { day: '2026-11-22', owner });
    if (!made.ok) throw new Error('no file');

    const read = readBankFile(made.value);

    expect(read).toMatchObject({ ok: true, value: { effectiveOn: '2026-11-22' } });
    const lines = read.ok ? read.value.lines : [];
    expect(lines.map(({ satang, customerName }) => [satang, customerName])).toEqual([
      [DUE, payerNameFor('ktb-1')],
      [DUE, payerNameFor('ktb-2')],
    ]);
  });
});
