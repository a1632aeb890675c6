import { expect, test } from 'vitest';
import { pinIn } from '#shared/domain/pin-text.ts';

test.each([
  ['1234', '1234'],
  ['๑๒๓๔', '1234'],
  [' 12-34 ', '1234'],
  ['12ab๕', '125'],
  ['ไม่มี', ''],
  ['1234567890123456', '123456789012'],
])('%o is the PIN %o', (typed, pin) => {
  expect(pinIn(typed)).toBe(pin);
});
