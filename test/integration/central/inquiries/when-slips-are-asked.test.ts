import { beforeEach, describe, expect, test } from 'vitest';
import { type AskAboutSlips, createAskAboutSlips } from '#central/services/inquiries/ask-about-slips.ts';
import { createRunAtCentre } from '#central/services/centre-mutation.ts';
import type { SlipLeadRow } from '#shared/model/money-rows.ts';
import { aNotice } from '#test/builders/fee-rows.ts';
import { aSlipLead } from '#test/builders/money-rows.ts';
import { BILLER } from '#test/unit/central/banks/a-bank-call.ts';
import { anOfficeRow, START_MS } from '../test-centre.ts';
import { twoOffices } from '../two-offices.ts';
import { aScriptedBank, found, NO_ANSWER, NOT_FOUND, type ScriptedBank } from './a-scripted-bank.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const OTHER_BILLER = '099999999999901';

const stand = twoOffices();
let bank: ScriptedBank;
let ask: AskAboutSlips;

const instant = (afterMs = 0): string => new Date(START_MS + afterMs).toISOString();

/** A slip about which somebody wants an answer. */
const askedSlip = (over: Partial<SlipLeadRow> = {}, afterMs = 0): SlipLeadRow => {
  const at = instant(afterMs);
  const inquiry = {
    id: `inquiry-of-${over.id ?? 'slip-1'}`,
    noticeId: 'notice-1',
    paidOn: '2026-11-22',
    by: 'staff-1',
    at,
  };
  return aSlipLead({ transRef: 'T-1', inquiry, askedAt: at, ...over });
};

const officeAt = (bankName: string | undefined, id = 'office-13', billerId = BILLER) =>
  anOfficeRow({
    id,
    provinceCode: id.slice(-2),
    biller: { billerId, registeredName: 'สอจ.', ...(bankName === undefined ? {} : { bank: bankName }) },
  });

beforeEach(async () => {
  await stand.put([
    ['office', officeAt('scb')],
    ['notice', aNotice()],
    ['slipLead', askedSlip()],
  ]);
  bank = aScriptedBank();
  ask = createAskAboutSlips({
    db: stand.database.db,
    clock: stand.clock,
    log: stand.log,
    bankEvents: stand.centre.bankEvents,
    run: stand.centre.runAtCentre,
    inquiries: new Map([['scb', bank.inquiry]]),
  });
});

const saidOf = async (officeId?: string) =>
  (await stand.rows('slipLead', officeId)).map(({ inquiry }) => inquiry?.answer?.said.kind ?? 'open');
const warnings = () =>
  stand.logged.flatMap(({ event, facts }) =>
    event === 'slip-inquiry-open' ? [[facts?.['reason'], facts?.['attempts']]] : [],
  );

describe('a slip that somebody at the counter wants an answer about', () => {
  test('is asked about at once, in the words of the notice and the number on the slip', async () => {
    await ask.askDue();
    expect(bank.claimed).toEqual([
      { billerId: BILLER, ref1: '1300000017', satang: 157_500, paidOn: '2026-11-22', transRef: 'T-1' },
    ]);
  });

  test('with an amount that was typed from it, is asked about by that amount', async () => {
    const typed = { satang: 99_900, paidOn: '2026-11-22', paidAtTime: '08:59' };
    await stand.put([['slipLead', askedSlip({ typed })]]);
    await ask.askDue();
    expect(bank.claimed.map(({ satang }) => satang)).toEqual([99_900]);
  });

  test.each([
    ['before twenty seconds have passed', 20 * SECOND_MS - 1, 1],
    ['after twenty seconds', 20 * SECOND_MS, 2],
  ])('is asked about by %s: %i ms, %i times', async (_what, passed, times) => {
    await ask.askDue();
    stand.clock.pass(passed);
    await ask.askDue();
    expect(bank.claimed).toHaveLength(times);
  });

  test('is asked about a third time a minute after the second, and then told that there is no answer', async () => {
    const answered: number[] = [await ask.askDue()];
    for (const passed of [20 * SECOND_MS, 60 * SECOND_MS - 1, 1]) {
      stand.clock.pass(passed);
      answered.push(await ask.askDue());
    }

    expect(answered).toEqual([0, 0, 0, 1]);
    expect(await saidOf()).toEqual(['no-answer']);
    expect(warnings()).toEqual([
      ['no-answer', 1],
      ['no-answer', 2],
      ['no-answer', 3],
    ]);
    stand.clock.pass(HOUR_MS);
    expect([await ask.askDue(), bank.claimed.length]).toEqual([0, 3]);
  });

  test('is not asked about any more when it was answered', async () => {
    bank.script.answer = () => NOT_FOUND;
    expect([await ask.askDue(), await saidOf()]).toEqual([1, ['not-found']]);
    stand.clock.pass(HOUR_MS);
    expect([await ask.askDue(), bank.claimed.length]).toEqual([0, 1]);
  });

  test('may be asked about anew: that is another question, with three tries of its own', async () => {
    bank.script.answer = () => NOT_FOUND;
    await ask.askDue();
    bank.script.answer = () => NO_ANSWER;
    const again = { id: 'inquiry-2', noticeId: 'notice-1', paidOn: '2026-11-22', by: 'staff-1', at: instant(1) };
    await stand.put([['slipLead', askedSlip({ inquiry: again }, 1)]]);

    expect(await ask.askDue()).toBe(0);
    expect(warnings()).toEqual([['no-answer', 1]]);
  });

  test('that nobody asks about is left alone', async () => {
    await stand.put([['slipLead', aSlipLead()]]);
    expect([await ask.askDue(), bank.claimed]).toEqual([0, []]);
  });

  test('that was taken away meanwhile is left alone', async () => {
    await stand.remove('slipLead', 'slip-1');
    expect([await ask.askDue(), bank.claimed]).toEqual([0, []]);
  });
});

describe('a question that no bank can be asked', () => {
  test.each<[string, () => Promise<void>]>([
    ['of an office that names no bank', () => stand.put([['office', officeAt(undefined)]])],
    ['of an office at another bank', () => stand.put([['office', officeAt('ktb')]])],
    ['of an office without a biller', () => stand.put([['office', anOfficeRow()]])],
    ['about a notice that is not there', () => stand.remove('notice', 'notice-1')],
  ])('%s is told so at once', async (_what, change) => {
    await change();
    expect([await ask.askDue(), await saidOf(), bank.claimed]).toEqual([1, ['cannot-ask'], []]);
  });
});

describe('what a bank answers about a slip', () => {
  test('is the fact on the slip, with the time in UTC, and the message is kept as one that it signed', async () => {
    bank.script.answer = () => found({ satang: 157_499, transactionId: 'T-9', ref1: '1300000017' });

    expect(await ask.askDue()).toBe(1);

    const [slip] = await stand.rows('slipLead');
    expect(slip?.inquiry?.answer?.said).toEqual({
      kind: 'found',
      transactionId: 'T-9',
      ref1: '1300000017',
      satang: 157_499,
      paidAt: '2026-11-22T01:59:00.000Z',
    });
    expect(await stand.rows('bankEvent')).toMatchObject([{ proof: 'signed', bank: 'scb', transactionId: 'T-9' }]);
  });

  test('for another biller is no answer', async () => {
    bank.script.answer = () => found({ billerId: OTHER_BILLER });

    expect([await ask.askDue(), await saidOf(), warnings()]).toEqual([0, ['open'], [['about-another', 1]]]);
    expect(await stand.rows('bankEvent')).toEqual([]);
  });

  test('that could not be written down is asked for again, and by the last try at the latest it is said', async () => {
    const run = createRunAtCentre({
      db: stand.database.db,
      clock: stand.clock,
      random: Math.random,
      signals: stand.centre.signals,
      turns: { inTurn: () => Promise.reject(new Error('the disk is full')) },
      rowCaches: () => expect.fail('nothing is read'),
    });
    bank.script.answer = () => NOT_FOUND;
    const failing = createAskAboutSlips({
      db: stand.database.db,
      clock: stand.clock,
      log: stand.log,
      bankEvents: stand.centre.bankEvents,
      run,
      inquiries: new Map([['scb', bank.inquiry]]),
    });
    for (let tries = 0; tries < 4; tries += 1) {
      await expect(failing.askDue()).rejects.toThrow('the disk is full');
      stand.clock.pass(60 * SECOND_MS);
    }

    expect([await ask.askDue(), await saidOf()]).toEqual([1, ['not-found']]);
  });
});

describe('slips of two offices', () => {
  beforeEach(async () => {
    await stand.put(
      [
        ['office', officeAt('scb', 'office-20', OTHER_BILLER)],
        ['notice', aNotice({ ref1: '2000000017' })],
        ['slipLead', askedSlip({ transRef: 'T-2' })],
      ],
      'office-20',
    );
  });

  test('with the same ids are two questions, each about the notice and the biller of its own office', async () => {
    await ask.askDue();
    expect(new Set(bank.claimed.map(({ billerId, ref1, transRef }) => `${billerId} ${ref1} ${transRef}`))).toEqual(
      new Set([`${BILLER} 1300000017 T-1`, `${OTHER_BILLER} 2000000017 T-2`]),
    );
  });

  test('are answered each by itself', async () => {
    bank.script.answer = (transRef) => (transRef === 'T-2' ? NOT_FOUND : NO_ANSWER);
    expect(await ask.askDue()).toBe(1);
    expect([await saidOf(), await saidOf('office-20')]).toEqual([['open'], ['not-found']]);
  });

  test('more than twenty: those that wait the longest come first, the others with the next look', async () => {
    await stand.put(
      Array.from({ length: 20 }, (_, index) => [
        'slipLead',
        askedSlip({ id: `slip-more-${index}`, transRef: `M-${index}` }, index + 1),
      ]),
    );
    await ask.askDue();
    expect(bank.claimed).toHaveLength(20);
    expect(bank.claimed.map(({ transRef }) => transRef)).toEqual(expect.arrayContaining(['T-1', 'T-2', 'M-17']));
    await ask.askDue();
    expect(
      bank.claimed
        .slice(20)
        .map(({ transRef }) => transRef)
        .toSorted(),
    ).toEqual(['M-18', 'M-19']);
  });
});

describe('a clock that was ahead and was put right', () => {
  test.each([
    ['an hour', HOUR_MS],
    ['a year', 365 * 24 * HOUR_MS],
  ])('by %s keeps nobody at the counter waiting', async (_what, ahead) => {
    stand.clock.pass(ahead);
    await ask.askDue();
    stand.clock.pass(-ahead);
    bank.script.answer = () => NOT_FOUND;

    expect([await ask.askDue(), await saidOf()]).toEqual([1, ['not-found']]);
  });

  test('by less than servers differ makes no question come twice at once', async () => {
    stand.clock.pass(5 * SECOND_MS);
    await ask.askDue();
    stand.clock.pass(-5 * SECOND_MS);
    await ask.askDue();
    expect(bank.claimed).toHaveLength(1);
  });
});
