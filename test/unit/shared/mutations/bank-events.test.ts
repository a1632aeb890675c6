import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MoneyCaseRow } from '#shared/model/money-rows.ts';
import type { MutationArgs } from '#shared/mutations/registry.ts';
import { bankGaveBack, bankTook, type SaidByBank } from '#test/builders/bank-words.ts';
import { aConfirmedSchedule, aNoticeItem } from '#test/builders/fee-rows.ts';
import { aReceipt } from '#test/builders/receipts.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';

const DUE = 322_500;
const twoYears = [aNoticeItem({ dueOn: '2025-03-01', surchargeSatang: 15_000 }), aNoticeItem()];
const aBill = (over: Partial<MutationArgs<'issue-notice'>> = {}): MutationArgs<'issue-notice'> => ({
  factoryId: 'factory-1',
  ref1: '1300000017',
  items: twoYears,
  totalSatang: DUE,
  validUntilOn: '2026-11-30',
  ...over,
});

const billingOffice = (): MemoryOffice => {
  const office = createMemoryOffice();
  office.put('feeSchedule', aConfirmedSchedule());
  return office;
};
const issue = async (office: MemoryOffice, over: Partial<MutationArgs<'issue-notice'>> = {}, id = 'notice-1') => {
  expect(await office.runAtCentre('issue-notice', aBill(over), { id })).toMatchObject({ ok: true });
};
const withNotice = async (): Promise<MemoryOffice> => {
  const office = billingOffice();
  await issue(office);
  return office;
};
const say = (office: MemoryOffice, ...words: readonly SaidByBank[]) =>
  words.reduce<Promise<unknown>>(
    (before, word) => before.then(() => office.runAtCentre('record-bank-event', word)),
    Promise.resolve(),
  );
const openCases = (office: MemoryOffice): readonly MoneyCaseRow[] =>
  office.all('moneyCase').filter(({ state }) => state.kind === 'open');
const noticeState = (office: MemoryOffice, id = 'notice-1') => office.get('notice', id)?.state;
const yearsOf = (office: MemoryOffice) =>
  office.all('paidYear').map(({ dueOn, paidOn, reference }) => [dueOn, paidOn, reference]);

describe('a payment that fits its notice to the satang', () => {
  test('makes it paid, settles each of its years and leaves nothing to decide', async () => {
    const office = await withNotice();

    await say(office, bankTook({ payerMasked: 'สม***' }));

    const [payment] = office.all('payment');
    expect(payment).toMatchObject({
      noticeId: 'notice-1',
      transactionId: 'KTB-001',
      satang: DUE,
      paidOn: '2026-11-24',
      evidence: 'message',
      proof: 'confirmed',
      payerMasked: 'สม***',
    });
    expect(noticeState(office)).toEqual({
      kind: 'paid',
      paymentId: payment!.id,
      paidAt: '2026-11-23T20:30:00.000Z',
      proof: 'confirmed',
    });
    expect(yearsOf(office)).toEqual([
      ['2025-03-01', '2026-11-24', '1300000017'],
      ['2026-03-01', '2026-11-24', '1300000017'],
    ]);
    expect(office.all('moneyCase')).toEqual([]);
  });

  test('is only reported while the bank has not signed it, and confirmed by its answer', async () => {
    const office = await withNotice();
    await say(office, bankTook({ proof: 'unsigned' }));
    expect(noticeState(office)).toMatchObject({ kind: 'paid', proof: 'reported' });

    await say(office, bankTook());

    expect(noticeState(office)).toMatchObject({ kind: 'paid', proof: 'confirmed' });
    expect(office.all('payment')).toHaveLength(1);
    expect(office.all('bankEvent')).toHaveLength(2);
  });

  test('said again changes nothing', async () => {
    const office = await withNotice();
    await say(office, bankTook());
    const once = office.everything();

    await say(office, bankTook(), bankTook());

    expect(office.everything()).toEqual(once);
  });

  test('under bank numbers that differ only in case or signs is as many payments', async () => {
    const office = billingOffice();
    const numbers = ['abc-1', 'ABC-1', 'abc_1', 'abc-_1', 'abc/1', '\u1f600', '😀'];
    await say(office, ...numbers.map((transactionId) => bankTook({ transactionId })));

    expect(new Set(office.all('payment').map(({ transactionId }) => transactionId))).toEqual(new Set(numbers));
  });
});

describe('a payment that came before its notice', () => {
  test('waits for a person, and pays the notice by itself when it arrives', async () => {
    const office = billingOffice();
    await say(office, bankTook());
    expect(openCases(office)).toMatchObject([{ kind: 'unknown-reference', openOn: '2026-11-24' }]);

    await issue(office);

    expect(noticeState(office)).toMatchObject({ kind: 'paid', paymentId: office.all('payment')[0]!.id });
    expect(office.all('payment')).toMatchObject([{ noticeId: 'notice-1' }]);
    expect(yearsOf(office)).toHaveLength(2);
    expect(office.all('moneyCase')).toMatchObject([{ state: { kind: 'cleared' } }]);
    expect(office.all('moneyCase')[0]).not.toHaveProperty('openOn');
  });

  test('in another amount stays with a person, who is now told that the amount is wrong', async () => {
    const office = billingOffice();
    await say(office, bankTook({ satang: 1 }));

    await issue(office);

    expect(noticeState(office)).toEqual({ kind: 'issued' });
    expect(openCases(office)).toMatchObject([{ kind: 'wrong-amount', noticeId: 'notice-1' }]);
  });
});

describe('money that fits nothing plainly is kept, changes no notice and waits for a person', () => {
  test.each([
    ['under a reference nobody issued', 'unknown-reference', { ref1: '9999999999' }],
    ['a satang too little', 'wrong-amount', { satang: DUE - 1 }],
    ['a satang too much', 'wrong-amount', { satang: DUE + 1 }],
    ['a minute after the last day of the amount', 'late', { paidAtMs: Date.parse('2026-12-01T00:01:00+07:00') }],
  ])('%s', async (_what, kind, over) => {
    const office = await withNotice();

    await say(office, bankTook(over));

    expect(office.all('payment')).toMatchObject([{ transactionId: 'KTB-001', ...('satang' in over ? over : {}) }]);
    expect(openCases(office)).toMatchObject([{ kind, paymentId: office.all('payment')[0]!.id }]);
    expect(noticeState(office)).toEqual({ kind: 'issued' });
    expect(yearsOf(office)).toEqual([]);
  });

  test('for a notice that was cancelled, before or after the money came', async () => {
    for (const isCancelledFirst of [true, false]) {
      const office = await withNotice();
      const cancel = () => office.runAtCentre('cancel-notice', { noticeId: 'notice-1', reason: 'พิมพ์ผิด' });
      const pay = () => say(office, bankTook({ satang: DUE - 1 }));
      if (isCancelledFirst) await cancel();
      await pay();
      if (!isCancelledFirst) await cancel();

      expect(noticeState(office)).toMatchObject({ kind: 'cancelled' });
      expect(openCases(office)).toMatchObject([{ kind: 'paid-though-cancelled' }]);
    }
  });

  test('a second payment of a paid notice; the first by bank time pays', async () => {
    const office = await withNotice();
    await say(office, bankTook({ transactionId: 'later', paidAtMs: Date.parse('2026-11-24T09:00:00Z') }), bankTook());

    const first = office.all('payment').find(({ transactionId }) => transactionId === 'KTB-001');
    expect(noticeState(office)).toMatchObject({ kind: 'paid', paymentId: first!.id });
    expect(openCases(office)).toMatchObject([{ kind: 'duplicate', satang: DUE }]);
  });

  test('a year that another notice has settled already', async () => {
    const office = await withNotice();
    await issue(office, { ref1: '1300000025', items: [aNoticeItem()], totalSatang: 157_500 }, 'notice-2');
    await say(office, bankTook(), bankTook({ ref1: '1300000025', satang: 157_500, transactionId: 'KTB-002' }));

    expect(noticeState(office, 'notice-2')).toMatchObject({ kind: 'paid' });
    // Both came at the same time: the lower reference owns the year.
    expect(yearsOf(office).map(([, , reference]) => reference)).toEqual(['1300000017', '1300000017']);
    expect(openCases(office)).toMatchObject([{ kind: 'year-paid-already', ref1: '1300000025' }]);

    await say(office, bankGaveBack());

    expect(yearsOf(office)).toEqual([['2026-03-01', '2026-11-24', '1300000025']]);
    expect(openCases(office).map(({ kind }) => kind)).toEqual(['reversed']);
  });

  test('a year known from a paper receipt is not written over', async () => {
    const office = await withNotice();
    const years = [{ dueOn: '2025-03-01', paidOn: '2025-02-20', reference: 'ใบเสร็จ 1/25' }];
    await office.run('record-paid-years', { factoryId: 'factory-1', years }, { actorId: 'staff-finance' });

    await say(office, bankTook());

    expect(yearsOf(office)[0]).toEqual(['2025-03-01', '2025-02-20', 'ใบเสร็จ 1/25']);
    expect(openCases(office)).toMatchObject([{ kind: 'year-paid-already' }]);
  });

  test('a bank that says two amounts under one number decides nothing', async () => {
    const office = await withNotice();
    await say(office, bankTook(), bankTook({ satang: 1 }));

    expect(noticeState(office)).toEqual({ kind: 'issued' });
    expect(yearsOf(office)).toEqual([]);
    expect(openCases(office)).toMatchObject([{ kind: 'contradicted' }]);
    expect(office.all('bankEvent')).toHaveLength(2);
  });

  test('a bank that says one number is for two references decides nothing about either', async () => {
    const office = await withNotice();
    await issue(office, { ref1: '1300000025' }, 'notice-2');
    await say(office, bankTook(), bankTook({ ref1: '1300000025' }));

    expect(office.all('notice').map(({ state }) => state.kind)).toEqual(['issued', 'issued']);
    expect(office.all('payment')).toHaveLength(1);
    expect(openCases(office).map(({ kind, ref1 }) => [kind, ref1])).toEqual([
      ['contradicted', '1300000025'],
      ['contradicted', '1300000017'],
    ]);
  });

  test('an unsigned message that says otherwise than the signed one changes nothing', async () => {
    const office = await withNotice();
    await say(office, bankTook());
    await say(office, bankTook({ proof: 'unsigned', satang: 1 }));

    expect(noticeState(office)).toMatchObject({ kind: 'paid', proof: 'confirmed' });
    expect(office.all('payment')).toHaveLength(1);
  });
});

describe('money that the bank gives back', () => {
  test.each([
    ['after it came', [bankTook(), bankGaveBack()]],
    ['before it came', [bankGaveBack(), bankTook()]],
  ])('%s leaves the notice open, takes its years back and tells a person', async (_when, words) => {
    const office = await withNotice();

    await say(office, ...words);

    expect(noticeState(office)).toEqual({ kind: 'issued' });
    expect(yearsOf(office)).toEqual([]);
    expect(office.all('payment')).toMatchObject([{ reversedAt: '2026-11-23T22:30:00.000Z' }]);
    expect(openCases(office)).toMatchObject([{ kind: 'reversed' }]);
  });

  test('after a receipt for it is out says so', async () => {
    const office = await withNotice();
    await say(office, bankTook());
    const [payment] = office.all('payment');
    office.put('receipt', aReceipt({ paymentId: payment!.id, ref1: payment!.ref1 }));

    await say(office, bankGaveBack());

    expect(openCases(office)).toMatchObject([{ kind: 'reversed-after-receipt' }]);
  });

  test('makes room for the second payment', async () => {
    const office = await withNotice();
    await say(office, bankTook(), bankTook({ transactionId: 'KTB-002' }), bankGaveBack());

    const second = office.all('payment').find(({ transactionId }) => transactionId === 'KTB-002');
    expect(noticeState(office)).toMatchObject({ kind: 'paid', paymentId: second!.id });
    expect(openCases(office).map(({ kind }) => kind)).toEqual(['reversed']);
  });
});

describe('whatever the order and however often the bank says it', () => {
  const anyWord = fc
    .record({
      transactionId: fc.constantFrom('t1', 't2', 't3'),
      ref1: fc.constantFrom('1300000017', '1300000025', '9999999999'),
      satang: fc.constantFrom(DUE, DUE, 100),
      proof: fc.constantFrom('signed' as const, 'unsigned' as const),
      hour: fc.constantFrom(1, 2, 300),
      isBack: fc.constantFrom(false, false, true),
    })
    .map(({ hour, isBack, ...word }) => {
      const atMs = Date.parse('2026-11-24T00:00:00Z') + hour * 3_600_000;
      return isBack ? bankGaveBack({ ...word, reversedAtMs: atMs }) : bankTook({ ...word, paidAtMs: atMs });
    });
  type Step = { readonly word: SaidByBank } | { readonly issued: '1300000017' | '1300000025' };
  const run = async (steps: readonly Step[]): Promise<MemoryOffice> => {
    const office = billingOffice();
    for (const step of steps) {
      if ('word' in step) await say(office, step.word);
      else await office.runAtCentre('issue-notice', aBill({ ref1: step.issued }), { id: `notice-${step.issued}` });
    }
    return office;
  };
  const moneyOf = (office: MemoryOffice) => ({
    notices: office.all('notice').map(({ id, state }) => [id, state]),
    years: office.all('paidYear'),
    payments: office.all('payment'),
    cases: openCases(office).map(({ id, kind, satang }) => [id, kind, satang]),
  });
  const notices: readonly Step[] = [{ issued: '1300000017' }, { issued: '1300000025' }];

  test('the same words and notices give the same payments, notices, years and cases', async () => {
    const histories = fc
      .array(anyWord, { maxLength: 7 })
      .map((words): readonly Step[] => [...words.map((word) => ({ word })), ...notices])
      .chain((steps) =>
        fc.record({
          first: fc.constant(steps),
          second: fc.shuffledSubarray([...steps], { minLength: steps.length }),
          again: fc.subarray(steps.filter((step) => 'word' in step)),
        }),
      );
    await fc.assert(
      fc.asyncProperty(histories, async ({ first, second, again }) => {
        expect(moneyOf(await run([...second, ...again]))).toEqual(moneyOf(await run(first)));
      }),
      { numRuns: 400 },
    );
  });

  const part = { ref1: '1300000017', satang: 100 } as const;
  const mistyped = { ref1: '9999999999', transactionId: 'p1' } as const;
  test.each([
    {
      what: 'parts that a person counted together',
      said: [bankTook({ ...part, transactionId: 'p1' }), bankTook({ ...part, transactionId: 'p2', satang: DUE - 100 })],
      back: bankGaveBack({ ...part, transactionId: 'p1' }),
    },
    { what: 'a mistyped payment that a person matched', said: [bankTook(mistyped)], back: bankGaveBack(mistyped) },
  ])('$what: whatever comes afterwards, in any order, gives the same', async ({ said, back }) => {
    const decided = async (words: readonly SaidByBank[]): Promise<MemoryOffice> => {
      const office = await run([...notices, ...said.map((word) => ({ word }))]);
      const caseIds = openCases(office).map(({ id }) => id);
      const why = { noticeId: 'notice-1300000017', reason: 'ผู้ชำระยืนยัน' };
      const by = { actorId: 'staff-finance' };
      const [caseId = ''] = caseIds;
      const matched = await (said.length > 1
        ? office.runAtCentre('match-parts', { ...why, caseIds }, by)
        : office.runAtCentre('match-payment', { ...why, caseId }, by));
      expect(matched).toMatchObject({ ok: true });
      await say(office, ...words);
      return office;
    };
    const later = fc.array(fc.oneof(anyWord, anyWord, fc.constantFrom(...said, back)), { maxLength: 5 });
    const histories = later.chain((words) =>
      fc.record({
        first: fc.constant(words),
        second: fc.shuffledSubarray([...words], { minLength: words.length }),
        again: fc.subarray([...words]),
      }),
    );
    await fc.assert(
      fc.asyncProperty(histories, async ({ first, second, again }) => {
        const office = await decided(first);
        expect(moneyOf(await decided([...second, ...again]))).toEqual(moneyOf(office));
      }),
      { numRuns: 150 },
    );
  });

  test('no money is lost: every standing payment pays a notice or waits for a person', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyWord, { maxLength: 8 }), async (words) => {
        const office = await run([...notices, ...words.map((word) => ({ word }))]);
        const paying = office.all('notice').flatMap(({ state }) => (state.kind === 'paid' ? [state.paymentId] : []));
        const waiting = openCases(office).flatMap(({ paymentId }) => (paymentId === undefined ? [] : [paymentId]));
        const known = office.all('payment').map(({ id }) => id);
        expect([...new Set([...paying, ...waiting])].sort()).toEqual([...known].sort());
      }),
      { numRuns: 400 },
    );
  });
});
