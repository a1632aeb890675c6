import { createServer, type Server } from 'node:http';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createInquiryAnswers, type InquiryCall, type InquiryResult } from '#build/bank-simulator/answer-inquiry.ts';
import type { BankMovement } from '#build/bank-simulator/bank-messages.ts';
import { BankAccess } from '#central/services/banks/bank-access.ts';
import { type AskAboutSlips, createAskAboutSlips } from '#central/services/inquiries/ask-about-slips.ts';
import { createInquiries } from '#central/services/inquiries/create-inquiries.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { SlipAnswer, SlipLeadRow } from '#shared/model/money-rows.ts';
import type { OfficeRow } from '#shared/model/office-rows.ts';
import { aNotice } from '#test/builders/fee-rows.ts';
import { aSlipLead } from '#test/builders/money-rows.ts';
import { freePort } from '#test/support/free-port.ts';
import { BILLER, SECRET, sha256 } from '#test/unit/central/banks/a-bank-call.ts';
import { openTestPostgres, silentLog, type TestDatabase } from './databases.ts';
import { aCentre, aClock, anOffice, putRows } from './test-centre.ts';

const NOTICE = aNotice();
const SCB_SECRET = 'application-secret';
const anOfficeAt = (bank?: string): OfficeRow => ({
  id: 'office-13',
  provinceCode: '13',
  name: 'สอจ.',
  nameEnglish: 'PIO',
  biller: { billerId: BILLER, registeredName: 'สอจ.', ...(bank === undefined ? {} : { bank }) },
  isDemo: true,
});

let database: TestDatabase;
let bank: Server;
let port: number;
let clock: ReturnType<typeof aClock>;
let answer: (call: InquiryCall) => InquiryResult;
let asked: number;
let books: BankMovement[];

beforeAll(async () => {
  database = await openTestPostgres();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.empty();
  await anOffice(database);
  clock = aClock();
  [asked, books] = [0, []];
  answer = createInquiryAnswers({
    movements: () => books,
    secret: SECRET,
    applicationSecret: SCB_SECRET,
    nowMs: () => clock.nowMs(),
  });
  bank = createServer((request, response) => {
    const parts: Buffer[] = [];
    request
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => {
        asked += 1;
        const header = (name: string): string => String(request.headers[name] ?? '');
        const body = Buffer.concat(parts).toString();
        const told = answer({ path: request.url ?? '', header, body });
        response.writeHead(told.status, told.headers).end(told.body);
      });
  });
  port = await freePort();
  await new Promise<void>((resolve) => bank.listen(port, '127.0.0.1', resolve));
});
afterEach(async () => {
  bank.closeAllConnections();
  await new Promise((resolve) => bank.close(resolve));
});

const paid = (satang = NOTICE.totalSatang): BankMovement => ({
  kind: 'confirmed',
  billerId: BILLER,
  transactionId: 'T-1',
  ref1: NOTICE.ref1,
  satang,
  atMs: clock.nowMs(),
  channel: 'mobile',
  payerName: 'สมมุติ ทดสอบ',
});

/** A slip for the notice about which the bank was just asked, and the centre that asks. */
const askedAtCounter = async (
  speaks: 'scb' | 'signed-http',
  officeBank: string | undefined = 'scb',
): Promise<AskAboutSlips> => {
  const at = new Date(clock.nowMs()).toISOString();
  const inquiry = { id: 'inquiry-1', noticeId: NOTICE.id, paidOn: isoDateAt(clock.nowMs()), by: 'staff-clerk', at };
  await putRows(database, { officeId: 'office-13', version: 2 }, [
    ['notice', NOTICE],
    ['office', anOfficeAt(officeBank)],
    ['slipLead', aSlipLead({ shown: [{ noticeId: NOTICE.id, by: 'staff-clerk', at }], inquiry, askedAt: at })],
  ]);
  const { bankEvents, runAtCentre: run } = aCentre(database, { clock });
  const access = BankAccess.parse({
    adapter: 'scb',
    pathSecretHashes: [sha256('x')],
    inquiry:
      speaks === 'scb'
        ? { speaks, url: `http://127.0.0.1:${port}`, applicationKey: 'key', applicationSecret: SCB_SECRET }
        : { speaks, url: `http://127.0.0.1:${port}/inquiry`, secrets: [SECRET] },
  });
  const inquiries = createInquiries({ scb: access }, () => clock.nowMs());
  return createAskAboutSlips({ db: database.db, clock, log: silentLog, bankEvents, run, inquiries });
};

const rowsOf = async <R>(table: string): Promise<readonly R[]> => {
  const { rows } = await sql<{ data: R }>`
    select data from synced_row where table_name = ${table} and data is not null`.execute(database.db);
  return rows.map(({ data }) => data);
};
const said = async (): Promise<SlipAnswer | undefined> =>
  (await rowsOf<SlipLeadRow>('slipLead'))[0]?.inquiry?.answer?.said;
const noticeState = async (): Promise<NoticeRow['state'] | undefined> => (await rowsOf<NoticeRow>('notice'))[0]?.state;

describe.each(['scb', 'signed-http'] as const)('a slip that a bank is asked about by %s', (speaks) => {
  test('gets the answer as a fact; the payment that the bank tells of makes the notice paid, once', async () => {
    books.push(paid());
    const ask = await askedAtCounter(speaks);

    expect(await ask.askDue()).toBe(1);

    expect(await said()).toMatchObject({ kind: 'found', transactionId: 'T-1', satang: NOTICE.totalSatang });
    expect(await noticeState()).toMatchObject({ kind: 'paid', proof: 'confirmed' });
    const sofar = asked;
    clock.pass(3_600_000);
    expect([await ask.askDue(), asked]).toEqual([0, sofar]);
  });

  test('that the bank does not know leaves the notice as it was, and says so', async () => {
    books.push({ ...paid(), atMs: clock.nowMs() - 24 * 3_600_000 });
    const ask = await askedAtCounter(speaks);

    expect(await ask.askDue()).toBe(1);

    expect(await said()).toEqual({ kind: 'not-found' });
    expect(await noticeState()).toEqual({ kind: 'issued' });
    expect(await rowsOf('payment')).toEqual([]);
  });

  test('of another amount than the notice is a case for a person, not a paid notice', async () => {
    books.push(paid(NOTICE.totalSatang - 100));
    const ask = await askedAtCounter(speaks);
    await ask.askDue();

    expect(await said()).toMatchObject({ kind: 'found', satang: NOTICE.totalSatang - 100 });
    expect(await noticeState()).toEqual({ kind: 'issued' });
    expect(await rowsOf('moneyCase')).toMatchObject([{ kind: 'wrong-amount' }]);
  });

  test('gets "no answer" after three tries at a bank that is down, and may be asked anew', async () => {
    const ask = await askedAtCounter(speaks);
    answer = () => ({ status: 503, headers: {}, body: 'down' });
    expect([await ask.askDue(), await ask.askDue()]).toEqual([0, 0]);
    expect(asked).toBe(1);
    clock.pass(20_000);
    expect(await ask.askDue()).toBe(0);
    clock.pass(60_000);
    expect(await ask.askDue()).toBe(1);

    expect(await said()).toEqual({ kind: 'no-answer' });
    expect(await noticeState()).toEqual({ kind: 'issued' });
  });
});

test('an office whose bank cannot be asked is told so at once, and nobody is asked', async () => {
  const ask = await askedAtCounter('signed-http', 'kbank');
  expect(await ask.askDue()).toBe(1);

  expect([await said(), asked]).toEqual([{ kind: 'cannot-ask' }, 0]);
});

test('two servers that look at the same moment ask once', async () => {
  books.push(paid());
  const one = await askedAtCounter('signed-http');
  const answered = await Promise.all([one.askDue(), one.askDue()]);

  expect(answered.toSorted((a, b) => a - b)).toEqual([0, 1]);
  expect(asked).toBe(1);
});
