import { describe, expect, test } from 'vitest';
import { bankNameOf, meaningOfMovement } from '#shared/domain/bank-file-meaning.ts';
import { payoutOf } from '#shared/domain/credit-payout.ts';
import { daysOverdue } from '#shared/domain/loan-overdue.ts';
import { remittanceDueOn } from '#shared/domain/remittance.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import { thaiDigitsToAscii, withoutInvisibles, withoutSpaces } from '#shared/domain/thai-digits.ts';
import { thaiMonthLong, thaiMonthNumber, thaiMonthShort } from '#shared/domain/thai-months.ts';

describe('a loan', () => {
  test.each([
    ['2026-11-22', 0],
    ['2026-11-23', 0],
    ['2026-11-24', 1],
    ['2027-11-23', 365],
  ])('due on 23 November is late on %s by %i days', (today, days) => {
    expect(daysOverdue(isoDate('2026-11-23'), isoDate(today))).toBe(days);
  });
});

describe('money of a day', () => {
  const holidays = new Set([isoDate('2026-12-07')]);

  test.each([
    ['2026-11-24', '2026-11-25', 'the next day'],
    ['2026-11-27', '2026-11-30', 'Monday, over a weekend'],
    ['2026-12-04', '2026-12-08', 'Tuesday, over a weekend and a holiday'],
    ['2026-12-05', '2026-12-08', 'Tuesday, of a Saturday'],
  ])('of %s is remitted by %s: %s', (day, due) => {
    expect(remittanceDueOn(isoDate(day), holidays)).toBe(due);
  });
});

describe('money that a waiver made too much', () => {
  test('is given back whole, or what the settled year did not take', () => {
    expect(payoutOf({ kind: 'refund', satang: 157_500 })).toBe(157_500);
    expect(payoutOf({ kind: 'set-off', satang: 157_500, owedSatang: 150_000 })).toBe(7_500);
    expect(payoutOf({ kind: 'set-off', satang: 150_000, owedSatang: 150_000 })).toBe(0);
  });
});

describe('a bank in its own file', () => {
  test.each([
    ['006', 'ktb'],
    ['002', 'bbl'],
    ['014', 'scb'],
    ['999', 'bank-999'],
  ])('%s is %s', (code, name) => {
    expect(bankNameOf(code)).toBe(name);
  });

  test('says C for money that came and D for money that went, until one of them says otherwise', () => {
    expect(meaningOfMovement('ktb', 'credit')).toBe('payment');
    expect(meaningOfMovement('bank-999', 'debit')).toBe('reversal');
  });
});

describe('Thai digits and marks nobody sees', () => {
  test.each([
    ['๐๑๒๓๔๕๖๗๘๙', '0123456789'],
    ['๓-๖๔(๑)-๑๒/๔๑ปท', '3-64(1)-12/41ปท'],
    ['ก1๒', 'ก12'],
  ])('%s is %s', (text, ascii) => {
    expect(thaiDigitsToAscii(text)).toBe(ascii);
  });

  test('are taken out, blanks only where they are asked to be', () => {
    const text = '\uFEFF1\u200B2 \u00AD3\u2060 4\u200E';

    expect(withoutInvisibles(text)).toBe('12 3 4');
    expect(withoutSpaces(`${text}\t\n\u00A05`)).toBe('12345');
  });
});

describe('a Thai month', () => {
  const months = Array.from({ length: 12 }, (_, index) => index + 1);

  test('is read as it is written, long or short, with its dots or without', () => {
    for (const month of months) {
      expect(thaiMonthNumber(thaiMonthLong(month))).toBe(month);
      expect(thaiMonthNumber(thaiMonthShort(month))).toBe(month);
      expect(thaiMonthNumber(thaiMonthShort(month).replaceAll('.', ''))).toBe(month);
      expect(thaiMonthNumber(` ${thaiMonthShort(month).replace('.', '. ')} `)).toBe(month);
    }
    expect([thaiMonthLong(11), thaiMonthShort(11)]).toEqual(['พฤศจิกายน', 'พ.ย.']);
  });

  test.each(['', 'November', 'พฤศจิกา', '11'])('is not "%s"', (word) => {
    expect(thaiMonthNumber(word)).toBeUndefined();
  });

  test.each([0, 13, 1.5, -1])('%d has no name', (month) => {
    expect([thaiMonthLong(month), thaiMonthShort(month)]).toEqual(['', '']);
  });
});
