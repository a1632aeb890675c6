import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ReportedEvent } from '#central/services/bank-events.ts';
import { createAskBanks, type AskBanks } from '#central/services/inquiries/ask-banks.ts';
import { aNotice } from '#test/builders/fee-rows.ts';
import { BILLER } from '#test/unit/central/banks/a-bank-call.ts';
import { anOfficeRow, anOfficeWithBiller, START_MS } from '../test-centre.ts';
import { twoOffices } from '../two-offices.ts';
import { aScriptedBank, found, NO_ANSWER, NOT_FOUND, type ScriptedBank } from './a-scripted-bank.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const OTHER_BILLER = '099999999999901';

const stand = twoOffices();
let bank: ScriptedBank;
let ask: AskBanks;

beforeEach(async () => {
  await stand.put([
    ['office', anOfficeWithBiller()],
    ['notice', aNotice()],
  ]);
  const other = { billerId: OTHER_BILLER, registeredName: 'สอจ.อื่น' };
  await stand.put([['office', anOfficeRow({ id: 'office-20', provinceCode: '20', biller: other })]], 'office-20');
  bank = aScriptedBank();
  ask = asking([['scb', bank]]);
});

const asking = (banks: readonly (readonly [string, ScriptedBank])[]): AskBanks =>
  createAskBanks({
    db: stand.database.db,
    clock: stand.clock,
    log: stand.log,
    bankEvents: stand.centre.bankEvents,
    inquiries: new Map(banks.map(([name, { inquiry }]) => [name, inquiry])),
  });

const told = async (over: Partial<ReportedEvent> = {}): Promise<void> => {
  const event = {
    kind: 'confirmed',
    bank: 'scb',
    billerId: BILLER,
    transactionId: 'T-1',
    ref1: '1300000017',
    satang: 157_500,
    atMs: START_MS - MINUTE_MS,
    channel: 'mobile',
    proof: 'unsigned',
    rawBody: Buffer.from('{"the":"message"}'),
    headers: {},
    ...over,
  } as const;
  expect(await stand.centre.bankEvents.report(event)).toMatchObject({ ok: true });
};

const proofs = async (officeId?: string) => (await stand.rows('payment', officeId)).map(({ proof }) => proof);
const warnings = () => stand.logged.filter(({ event }) => event.startsWith('bank-inquiry'));

describe('the first question about a payment that only an unsigned message told of', () => {
  test.each([
    ['a moment before ten seconds have passed is not asked', 10 * SECOND_MS - 1, 0],
    ['after ten seconds is asked', 10 * SECOND_MS, 1],
    ['three days later is asked still', 3 * DAY_MS, 1],
    ['a moment after three days is asked no more: the file of the bank has decided', 3 * DAY_MS + 1, 0],
  ])('%s', async (_what, passed, times) => {
    await told();
    stand.clock.pass(passed);

    await ask.askDue();

    expect(bank.asked).toHaveLength(times);
  });

  test('names the payment as the message told of it', async () => {
    await told({ satang: 1, transactionId: 'A.b_c-9', ref1: '1300000999' });
    stand.clock.pass(10 * SECOND_MS);

    await ask.askDue();

    expect(bank.asked).toEqual([
      { billerId: BILLER, transactionId: 'A.b_c-9', ref1: '1300000999', satang: 1, atMs: START_MS - MINUTE_MS },
    ]);
  });

  test.each<[string, Partial<ReportedEvent>]>([
    ['that the bank signed', { proof: 'signed' }],
    ['that took money back', { kind: 'reversed' }],
    ['of a bank that cannot be asked', { bank: 'ktb' }],
  ])('is not asked about a message %s', async (_what, over) => {
    await told(over);
    stand.clock.pass(HOUR_MS);

    expect([await ask.askDue(), bank.asked]).toEqual([0, []]);
  });

  test('is not asked when the signed message came meanwhile, and the payment is confirmed by that', async () => {
    await told();
    await told({ proof: 'signed' });
    stand.clock.pass(HOUR_MS);

    expect([await ask.askDue(), bank.asked, await proofs()]).toEqual([0, [], ['confirmed']]);
  });

  test('is asked although another office that shares the biller has the signed one', async () => {
    await told();
    const [event] = await stand.rows('bankEvent');
    if (event?.kind !== 'confirmed') throw new Error('the message is kept');
    await stand.put([['bankEvent', { ...event, proof: 'signed' }]], 'office-20');
    stand.clock.pass(HOUR_MS);

    await ask.askDue();

    expect(bank.asked).toHaveLength(1);
  });

  test('is asked of the bank that told it, each of its own', async () => {
    const other = aScriptedBank();
    await told();
    await told({ bank: 'bbl', transactionId: 'B-1' });
    stand.clock.pass(10 * SECOND_MS);

    await asking([
      ['scb', bank],
      ['bbl', other],
    ]).askDue();

    expect([bank, other].map(({ asked }) => asked.map(({ transactionId }) => transactionId))).toEqual([
      ['T-1'],
      ['B-1'],
    ]);
  });

  test('is asked for each office, and what the bank answers stays in that office', async () => {
    await told();
    await told({ billerId: OTHER_BILLER, transactionId: 'T-2', ref1: '2000000001' });
    bank.script.answer = (transactionId) =>
      transactionId === 'T-2' ? found({ transactionId, billerId: OTHER_BILLER, ref1: '2000000001' }) : NO_ANSWER;
    stand.clock.pass(10 * SECOND_MS);

    expect(await ask.askDue()).toBe(1);

    expect(bank.asked).toHaveLength(2);
    expect([await proofs(), await proofs('office-20')]).toEqual([['reported'], ['confirmed']]);
  });

  test('is nobody’s when no bank can be asked at all, whatever waits', async () => {
    await told();
    stand.clock.pass(10 * SECOND_MS);
    expect(await asking([]).askDue()).toBe(0);
    const { rows } = await sql`select 1 from bank_inquiry`.execute(stand.database.db);
    expect(rows).toEqual([]);
  });
});

describe('the next question', () => {
  const WAITS_S = [30, 120, 600, 3_600, 3 * 3_600, 12 * 3_600, 24 * 3_600];

  test('waits longer each time, to the second, and after the eighth nobody asks any more', async () => {
    await told();
    stand.clock.pass(10 * SECOND_MS);
    await ask.askDue();
    for (const [index, seconds] of WAITS_S.entries()) {
      stand.clock.pass(seconds * SECOND_MS - 1);
      await ask.askDue();
      expect(bank.asked).toHaveLength(index + 1);
      stand.clock.pass(1);
      await ask.askDue();
      expect(bank.asked).toHaveLength(index + 2);
    }
    const open = { bank: 'scb', reason: 'no-answer' };
    expect(warnings().map(({ event, facts }) => [event, facts])).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7].map((attempts) => ['bank-inquiry-open', { ...open, attempts }]),
      ['bank-inquiry-given-up', { ...open, attempts: 8 }],
    ]);
    stand.clock.pass(DAY_MS);
    expect([await ask.askDue(), bank.asked.length]).toEqual([0, 8]);
  });

  test('counts the try before the bank is asked, so that a crash in between costs one', async () => {
    await told();
    stand.clock.pass(10 * SECOND_MS);
    const broken = aScriptedBank();
    broken.script.answer = () => {
      throw new Error('the program ends here');
    };

    await expect(asking([['scb', broken]]).askDue()).rejects.toThrow('the program ends here');
    await ask.askDue();
    expect(bank.asked).toEqual([]);
    stand.clock.pass(30 * SECOND_MS);
    await ask.askDue();

    expect(warnings().map(({ facts }) => facts?.['attempts'])).toEqual([2]);
  });

  test.each([
    ['that does not know it', NOT_FOUND, 'not-found'],
    ['that answers nothing', NO_ANSWER, 'no-answer'],
    ['that says why not', { kind: 'unavailable', reason: 'status-503' } as const, 'status-503'],
    ['that tells of another payment', found({ transactionId: 'T-2' }), 'about-another'],
    ['that tells of the same number of another biller', found({ billerId: OTHER_BILLER }), 'about-another'],
  ])('is left open by a bank %s, and nothing is undone', async (_what, answer, reason) => {
    await told();
    stand.clock.pass(10 * SECOND_MS);
    bank.script.answer = () => answer;

    expect(await ask.askDue()).toBe(0);

    expect([await proofs(), await proofs('office-20')]).toEqual([['reported'], []]);
    expect(warnings()).toEqual([
      { level: 'warn', event: 'bank-inquiry-open', facts: { bank: 'scb', reason, attempts: 1 } },
    ]);
  });

  test('of one payment does not wait for another', async () => {
    await told();
    stand.clock.pass(10 * SECOND_MS);
    await ask.askDue();
    await told({ transactionId: 'T-2' });
    stand.clock.pass(10 * SECOND_MS);

    await ask.askDue();

    expect(bank.asked.map(({ transactionId }) => transactionId)).toEqual(['T-1', 'T-2']);
  });
});

describe('the answer of a bank', () => {
  test('confirms the payment and is kept byte for byte beside the message', async () => {
    await told();
    stand.clock.pass(10 * SECOND_MS);
    bank.script.answer = () => found();

    expect([await ask.askDue(), await proofs()]).toEqual([1, ['confirmed']]);

    const { rows } = await sql<{ proof: string; raw: string }>`
      select proof, convert_from(raw_body, 'UTF8') as raw from bank_event order by proof`.execute(stand.database.db);
    expect(rows).toEqual([
      { proof: 'signed', raw: '{"the":"answer"}' },
      { proof: 'unsigned', raw: '{"the":"message"}' },
    ]);
  });

  test('that the money was given back is believed like any other', async () => {
    await told();
    stand.clock.pass(10 * SECOND_MS);
    bank.script.answer = () => found({ kind: 'reversed' });

    expect(await ask.askDue()).toBe(1);
    const [notice] = await stand.rows('notice');
    expect(notice?.state).toEqual({ kind: 'issued' });
  });

  test('to twenty at a time, those first that wait the longest', async () => {
    for (let number = 1; number <= 21; number += 1) {
      await told({ transactionId: `T-${number}`, ref1: `13000001${number + 10}` });
      stand.clock.pass(1);
    }
    stand.clock.pass(10 * SECOND_MS);

    await ask.askDue();
    const first = bank.asked.map(({ transactionId }) => transactionId);
    await ask.askDue();

    expect(new Set(first)).toEqual(new Set(Array.from({ length: 20 }, (_, index) => `T-${index + 1}`)));
    expect(bank.asked.map(({ transactionId }) => transactionId).slice(20)).toEqual(['T-21']);
  });
});

describe('a clock that was ahead and was put right', () => {
  test('keeps nobody waiting for a try that was put off by it', async () => {
    stand.clock.pass(10 * SECOND_MS);
    await told();
    stand.clock.pass(2 * DAY_MS);
    await ask.askDue();
    expect(bank.asked).toHaveLength(1);
    stand.clock.pass(-2 * DAY_MS + 10 * SECOND_MS);

    await ask.askDue();

    expect(bank.asked).toHaveLength(2);
  });

  test('does not hide a message that came meanwhile until that day is here', async () => {
    stand.clock.pass(30 * DAY_MS);
    await told();
    stand.clock.pass(-30 * DAY_MS + 10 * SECOND_MS);
    bank.script.answer = () => found();

    expect([await ask.askDue(), await proofs()]).toEqual([1, ['confirmed']]);
  });
});
