import { describe, expect, test } from 'vitest';
import { asciiBytes, bytesAsText } from '#shared/thermal/bytes.ts';
import { readCondition, statusQuestion } from '#shared/thermal/printer-status.ts';

interface Flags {
  readonly paperOut?: 0 | 1;
  readonly paused?: 0 | 1;
  readonly headUp?: 0 | 1;
  readonly ribbonOut?: 0 | 1;
}

/** The three strings of a ZPL printer, as the programming guide shows them. */
const hostStatus = ({ paperOut = 0, paused = 0, headUp = 0, ribbonOut = 0 }: Flags): Uint8Array =>
  asciiBytes(
    `\u0002030,${paperOut},${paused},1245,000,0,0,0,000,0,0,0\u0003\r\n` +
      `\u0002000,0,${headUp},${ribbonOut},0,2,4,0,00000000,1,000\u0003\r\n\u00021234,0\u0003\r\n`,
  );

describe('how a printer is', () => {
  test('is asked in its own language', () => {
    expect(bytesAsText(statusQuestion('zpl'))).toBe('~HS\r\n');
    expect([...statusQuestion('tspl')]).toEqual([0x1b, 0x21, 0x3f]);
  });

  test.each([
    [{}, 'ready'],
    [{ paperOut: 1 }, 'paper-out'],
    [{ headUp: 1, paperOut: 1 }, 'head-open'],
    [{ ribbonOut: 1 }, 'ribbon-out'],
    [{ paused: 1 }, 'paused'],
  ] as const)('in ZPL with %j is %s', (flags, condition) => {
    expect(readCondition('zpl', hostStatus(flags))).toBe(condition);
  });

  test('is not known before the whole answer is there', () => {
    expect(readCondition('zpl', hostStatus({}).subarray(0, 40))).toBeUndefined();
    expect(readCondition('tspl', new Uint8Array())).toBeUndefined();
  });

  test.each([
    [0x00, 'ready'],
    [0x20, 'ready'],
    [0x01, 'head-open'],
    [0x02, 'jammed'],
    [0x04, 'paper-out'],
    [0x05, 'head-open'],
    [0x08, 'ribbon-out'],
    [0x10, 'paused'],
    [0x80, 'out-of-order'],
  ] as const)('in TSPL with the flags %i is %s', (flags, condition) => {
    expect(readCondition('tspl', Uint8Array.of(flags))).toBe(condition);
  });
});
