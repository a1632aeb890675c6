import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createInquiryAnswers, type InquiryCall, type InquiryResult } from '#build/bank-simulator/answer-inquiry.ts';
import type { BankMovement } from '#build/bank-simulator/bank-messages.ts';
import type { Database } from '#central/db/connect.ts';
import { BankAccess } from '#central/services/banks/bank-access.ts';
import { createAskBanks, type AskBanks } from '#central/services/inquiries/ask-banks.ts';
import { createInquiries } from '#central/services/inquiries/create-inquiries.ts';
import { aNotice } from '#test/builders/fee-rows.ts';
import { freePort } from '#test/support/free-port.ts';
import { BILLER, SECRET, sha256 } from '#test/unit/central/banks/a-bank-call.ts';
import { openTestPostgres, silentLog, type TestDatabase } from './databases.ts';
import { aCentre, aClock, anOffice, anOfficeWithBiller, putRows, rowsOf } from './test-centre.ts';

const NOTICE = aNotice();
const SCB_SECRET = 'application-secret';
const FIRST_MS = 10_000;

let database: TestDatabase;
let bank: Server;
let port: number;
let clock: ReturnType<typeof aClock>;
let answer: (call: InquiryCall) => InquiryResult;
let asked: string[];
let warned: string[];
let books: BankMovement[];
let second: Database | undefined;

beforeAll(async () => {
  database = await openTestPostgres();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.empty();
  await anOffice(database);
  await putRows(database, { officeId: 'office-13', version: 2 }, [
    ['notice', NOTICE],
    ['office', anOfficeWithBiller()],
  ]);
  clock = aClock();
  [asked, warned, books] = [[], [], []];
  const secrets = { secret: SECRET, applicationSecret: SCB_SECRET };
  answer = createInquiryAnswers({ movements: () => books, ...secrets, nowMs: () => clock.nowMs() });
  bank = createServer((request, response) => {
    const parts: Buffer[] = [];
    request
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => {
        asked.push(request.url ?? '');
        const header = (name: string): string => String(request.headers[name] ?? '');
        const { status, headers, body } = answer({
          path: request.url ?? '',
          header,
          body: Buffer.concat(parts).toString(),
        });
        response.writeHead(status, headers).end(body);
      });
  });
  port = await freePort();
  await new Promise<void>((resolve) => bank.listen(port, '127.0.0.1', resolve));
});
afterEach(async () => {
  await second?.close();
  second = undefined;
  bank.closeAllConnections();
  await new Promise((resolve) => bank.close(resolve));
});

const inquiryOf = (speaks: 'scb' | 'signed-http') =>
  speaks === 'scb'
    ? { speaks, url: `http://127.0.0.1:${port}`, applicationKey: 'key', applicationSecret: SCB_SECRET }
    : { speaks, url: `http://127.0.0.1:${port}/inquiry`, secrets: [SECRET] };

const paid = (): BankMovement => ({
  kind: 'confirmed',
  billerId: BILLER,
  transactionId: 'T-1',
  ref1: NOTICE.ref1,
  satang: NOTICE.totalSatang,
  atMs: clock.nowMs(),
  channel: 'mobile',
  payerName: 'สมมุติ ทดสอบ',
});

/** A payment that an unsigned message told of, and the centre that asks about it. */
const reportedBy = async (speaks: 'scb' | 'signed-http', moved = paid()): Promise<AskBanks> => {
  const log = { ...silentLog, warn: (event: string) => void warned.push(event) };
  const { bankEvents } = aCentre(database, { clock, log });
  const access = BankAccess.parse({ adapter: 'scb', pathSecretHashes: [sha256('x')], inquiry: inquiryOf(speaks) });
  const inquiries = createInquiries({ scb: access }, () => clock.nowMs());
  const told = await bankEvents.report({
    ...moved,
    bank: 'scb',
    proof: 'unsigned',
    rawBody: Buffer.from('{}'),
    headers: {},
  });
  expect(told).toEqual({ ok: true, value: { isRepeated: false } });
  return createAskBanks({ db: database.db, clock, log, bankEvents, inquiries });
};

const proofs = async (): Promise<readonly string[]> => {
  const payments = await rowsOf(database, 'payment');
  return payments.map(({ proof }) => proof);
};

describe.each(['scb', 'signed-http'] as const)(
  'a payment that only an unsigned message told of, at a bank that is asked by %s',
  (speaks) => {
    test('is confirmed by the answer of the bank, and nobody asks again', async () => {
      books.push(paid());
      const ask = await reportedBy(speaks);
      expect([await ask.askDue(), await proofs()]).toEqual([0, ['reported']]);

      clock.pass(FIRST_MS);

      expect([await ask.askDue(), await proofs()]).toEqual([1, ['confirmed']]);
      const sofar = asked.length;
      clock.pass(3_600_000);
      expect([await ask.askDue(), asked.length]).toEqual([0, sofar]);
    });

    test('stays reported while the bank does not know it, and is confirmed when it does', async () => {
      const ask = await reportedBy(speaks);
      clock.pass(FIRST_MS);
      expect([await ask.askDue(), await proofs()]).toEqual([0, ['reported']]);

      books.push({ ...paid(), atMs: clock.nowMs() - FIRST_MS });
      expect(await ask.askDue()).toBe(0);
      clock.pass(30_000);

      expect([await ask.askDue(), await proofs()]).toEqual([1, ['confirmed']]);
    });

    test('stays reported when the bank cannot be reached or breaks off, however often', async () => {
      const ask = await reportedBy(speaks);
      answer = () => ({ status: 503, headers: {}, body: 'down' });
      for (let tries = 1; tries <= 12; tries += 1) {
        clock.pass(tries === 1 ? FIRST_MS : 6 * 3_600_000);
        expect(await ask.askDue()).toBe(0);
      }

      expect(await proofs()).toEqual(['reported']);
      // Bounded: tries thin out and end.
      expect(asked.length).toBeLessThanOrEqual(8);
    });

    test('is asked about once when two servers look at the same moment', async () => {
      books.push(paid());
      const [one, other] = [await reportedBy(speaks), await reportedBySecond(speaks)];
      clock.pass(FIRST_MS);

      const confirmed = await Promise.all([one.askDue(), other.askDue()]);

      expect(confirmed.toSorted((a, b) => a - b)).toEqual([0, 1]);
      expect(await proofs()).toEqual(['confirmed']);
    });

    test('is not believed from an answer about another payment', async () => {
      books.push({ ...paid(), transactionId: 'T-2' });
      const honest = answer;
      answer = (call) => honest({ ...call, body: call.body.replace('T-1', 'T-2') });
      const ask = await reportedBy(speaks);
      clock.pass(FIRST_MS);

      expect([await ask.askDue(), await proofs()]).toEqual([0, ['reported']]);
    });
  },
);

const reportedBySecond = async (speaks: 'scb' | 'signed-http'): Promise<AskBanks> => {
  const { bankEvents } = aCentre(database, { clock });
  const access = BankAccess.parse({ adapter: 'scb', pathSecretHashes: [sha256('x')], inquiry: inquiryOf(speaks) });
  const inquiries = createInquiries({ scb: access }, () => clock.nowMs());
  second = database.another();
  return createAskBanks({ db: second.db, clock, log: silentLog, bankEvents, inquiries });
};

test('an answer that the bank did not sign confirms nothing', async () => {
  books.push(paid());
  const honest = answer;
  answer = (call) => {
    const reply = honest(call);
    return { ...reply, body: reply.body.replace('"satang":', '"satang": ') };
  };
  const ask = await reportedBy('signed-http');
  clock.pass(FIRST_MS);

  expect([await ask.askDue(), await proofs()]).toEqual([0, ['reported']]);
  expect(warned).toContain('bank-inquiry-open');
});

test('what the bank answers counts before what the message said', async () => {
  books.push({ ...paid(), satang: NOTICE.totalSatang - 100 });
  const ask = await reportedBy('signed-http');
  clock.pass(FIRST_MS);
  await ask.askDue();

  const payments = await rowsOf(database, 'payment');
  expect(payments.map(({ proof, satang }) => [proof, satang])).toEqual([['confirmed', NOTICE.totalSatang - 100]]);
});
