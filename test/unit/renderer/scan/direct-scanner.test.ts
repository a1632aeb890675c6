import { describe, expect, test } from 'vitest';
import { scansIn } from '#scan/direct-scanner.ts';

describe('one message of a serial scanner', () => {
  test('is one scan', () => {
    expect(scansIn('113000004250')).toEqual(['113000004250']);
  });

  test('with several fast scans in it is as many scans, in their order', () => {
    expect(scansIn('113000004250\r\n113000004347\r113000004444\n')).toEqual([
      '113000004250',
      '113000004347',
      '113000004444',
    ]);
  });

  test('loses the name of the kind of barcode before each code', () => {
    expect(scansIn(']C0113000004250\r]Q1113000004347')).toEqual(['113000004250', '113000004347']);
  });

  test('keeps the four lines of a bill-payment barcode together, and what comes after it apart', () => {
    expect(scansIn('|099400000000000\r1234\r5678\r157500\r113000004250')).toEqual([
      '|099400000000000\n1234\n5678\n157500',
      '113000004250',
    ]);
  });

  test('of nothing is nothing', () => {
    expect(scansIn('\r\n \r\n')).toEqual([]);
  });
});
