import { describe, expect, test } from 'vitest';
import { moneyDecisions } from '#data/decided-cases.ts';
import type { MoneyCaseRow } from '#shared/model/money-rows.ts';
import { aMoneyCase } from '#test/builders/money-rows.ts';
import { type Filed, readModelOf } from '../counter/a-counter-office.ts';

const decided = (
  id: string,
  at: string,
  over: { readonly outcome?: Extract<MoneyCaseRow['state'], { kind: 'closed' }>['outcome']; readonly satang?: number },
): Filed => {
  const { openOn: _openOn, ...card } = aMoneyCase({ id, paymentId: `payment-${id}`, satang: over.satang ?? 100 });
  const outcome = over.outcome ?? { kind: 'matched', noticeId: 'notice-1' };
  return ['moneyCase', { ...card, state: { kind: 'closed', outcome, reason: 'x', by: 'staff-2', at } }];
};
const shown = (...rows: readonly Filed[]) =>
  moneyDecisions(readModelOf(rows)).map(({ cards, satang }) => `${cards.map(({ id }) => id).join('+')} ${satang}`);

describe('the latest decisions about money', () => {
  test('are newest first, and parts that were counted together are one', () => {
    const early = '2026-11-24T02:00:00.000Z';
    const late = '2026-11-25T02:00:00.000Z';
    expect(
      shown(
        decided('a', early, { outcome: { kind: 'kept' } }),
        decided('c', late, { satang: 57_500 }),
        decided('b', late, { satang: 100_000 }),
        ['moneyCase', aMoneyCase({ id: 'open' })],
      ),
    ).toEqual(['b+c 157500', 'a 100']);
  });

  test('stay apart when they are about other notices, were made at other times, or count for none', () => {
    const at = '2026-11-24T02:00:00.000Z';
    expect(
      shown(
        decided('a', at, {}),
        decided('b', '2026-11-24T02:00:01.000Z', {}),
        decided('c', at, { outcome: { kind: 'matched', noticeId: 'notice-2' } }),
        decided('d', at, { outcome: { kind: 'kept' } }),
        decided('e', at, { outcome: { kind: 'kept' } }),
      ),
    ).toHaveLength(5);
  });
});
