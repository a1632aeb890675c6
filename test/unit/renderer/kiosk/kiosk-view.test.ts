import { describe, expect, test } from 'vitest';
import { formatCountdown, kioskViewOf } from '#features/kiosk/kiosk-view.ts';
import { aKioskBill } from './a-kiosk-bill.ts';

const bill = aKioskBill({ expiresAtMs: 600_000 });

describe('the public screen', () => {
  test('shows a bill with the time that is left', () => {
    expect(kioskViewOf({ kind: 'bill', bill }, 2_000)).toEqual({
      kind: 'payable',
      bill,
      leftMs: 598_000,
      link: 'online',
    });
  });

  test('shows a bill also while the counter is offline', () => {
    expect(kioskViewOf({ kind: 'offline', bill }, 2_000)).toMatchObject({ kind: 'payable', link: 'offline' });
  });

  test('has no code while the bank is asked, and blanks quietly when that takes too long', () => {
    expect(kioskViewOf({ kind: 'waiting', bill }, 2_000)).toEqual({ kind: 'waiting', bill });
    expect(kioskViewOf({ kind: 'waiting', bill }, 700_000)).toMatchObject({ kind: 'idle' });
  });

  test('takes the code away by itself when its time is over, even if nobody tells it to', () => {
    expect(kioskViewOf({ kind: 'bill', bill }, 600_000)).toEqual({ kind: 'expired' });
    expect(kioskViewOf({ kind: 'offline', bill }, 700_000)).toEqual({ kind: 'expired' });
  });

  test('says paid however late it is', () => {
    expect(kioskViewOf({ kind: 'paid', bill }, 900_000)).toEqual({ kind: 'paid', bill });
  });

  test('is blank but for the name of the office between customers', () => {
    expect(kioskViewOf({ kind: 'idle', officeName: 'สอจ.', isDemo: true }, 0)).toEqual({
      kind: 'idle',
      officeName: 'สอจ.',
      isDemo: true,
    });
  });

  test('says expired and cancelled as it is told', () => {
    expect(kioskViewOf({ kind: 'expired', officeName: 'สอจ.' }, 0)).toEqual({ kind: 'expired' });
    expect(kioskViewOf({ kind: 'cancelled', officeName: 'สอจ.' }, 0)).toEqual({ kind: 'cancelled' });
  });
});

describe('the countdown', () => {
  test('counts seconds that have begun, so that it never stands at nothing', () => {
    expect(formatCountdown(598_000)).toBe('9:58');
    expect(formatCountdown(59_001)).toBe('1:00');
    expect(formatCountdown(1)).toBe('0:01');
  });
});
