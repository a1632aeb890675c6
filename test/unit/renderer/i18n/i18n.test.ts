import { describe, expect, test } from 'vitest';
import { errorText } from '#i18n/error-text.ts';
import {
  formatCount,
  formatDate,
  formatDuration,
  formatHorsepower,
  formatInstant,
  formatLongDate,
  formatMoney,
  formatCode,
  formatReference,
  formatYear,
} from '#i18n/format.ts';
import { errorSentencesEn } from '#i18n/messages/errors-en.ts';
import { errorSentencesTh } from '#i18n/messages/errors-th.ts';

const THAI = /[\u0E00-\u0E7F]/;

describe('every failure', () => {
  test.each(Object.entries(errorSentencesTh))(
    '%s says in Thai what happened, what is safe and what to do',
    (_, text) => {
      expect([text.what, text.safe, text.todo].filter((sentence) => !THAI.test(sentence))).toEqual([]);
    },
  );

  test.each(Object.entries(errorSentencesEn))('%s says the same in English', (_, text) => {
    expect([text.what, text.safe, text.todo].filter((part) => part === '' || THAI.test(part))).toEqual([]);
  });

  test('carries its stable code, and the reference in the log where there is one', () => {
    expect(errorText({ type: 'folder-unknown' }, 'th').code).toBe('folder-unknown');
    const hostFailed = { type: 'host-failed', reference: 'a1b2' };
    expect(errorText(hostFailed, 'th').code).toBe('host-failed · a1b2');
  });

  test('of a newer centre has general sentences and still its own code', () => {
    expect(errorText({ type: 'not-invented-yet' }, 'th')).toEqual({
      ...errorSentencesTh.other,
      code: 'not-invented-yet',
    });
    expect(errorText({ type: 'constructor' }, 'th').what).toBe(errorSentencesTh.other.what);
  });
});

describe('figures', () => {
  test.each([
    ['a date in a list', formatDate('2026-11-24', 'th'), '24 พ.ย. 69'],
    ['a date in a sentence', formatLongDate('2026-11-24', 'th'), '24 พฤศจิกายน 2569'],
    ['a date in English', formatDate('2026-11-24', 'en'), '24 Nov 2026'],
    ['a year', formatYear('2026-06-01', 'th'), '2569'],
    [
      'an instant late in the evening of UTC, which is the next day here',
      formatInstant('2026-11-23T17:30:00.000Z', 'th'),
      '24 พ.ย. 69 00:30',
    ],
    ['money', formatMoney(945_000), '9,450.00\u00a0฿'],
    ['a count', formatCount(241_600), '241,600'],
    ['a reference', formatReference('13700000000189'), '1370 0000 0001 89'],
    ['a folder code', formatCode('113000004250'), '1130 0000 4250'],
    ['a code that is no number', formatCode('LOC-A3'), 'LOC-A3'],
    ['horsepower', formatHorsepower(96_457), '964.57'],
    ['whole horsepower', formatHorsepower(120_000), '1,200'],
    ['a duration', formatDuration(125_000), '2:05'],
  ])('%s', (_, shown, expected) => {
    expect(shown).toBe(expected);
  });

  test('a text that is no date is shown as it is, not as an error', () => {
    expect(formatDate('2569-11-24', 'th')).toBe('2569-11-24');
  });
});
