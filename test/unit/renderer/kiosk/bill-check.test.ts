import { describe, expect, test } from 'vitest';
import { asksForBill } from '#features/kiosk/bill-check.ts';
import { qrSizeFor } from '#features/kiosk/qr-size.ts';
import { encodeBillPayment } from '#shared/domain/payment-qr.ts';
import { aKioskBill } from './a-kiosk-bill.ts';

describe('a QR is shown to the public only when it asks for exactly the bill', () => {
  const bill = aKioskBill();

  test('its own code does', () => {
    expect(asksForBill(bill.payload, bill)).toBe(true);
  });

  test.each([
    ['another amount', { satang: 945_001 }],
    ['another biller', { billerId: '099999999999901' }],
    ['another reference', { ref1: '13690000004365' }],
    ['another second reference', { ref2: '2570' }],
  ])('a code for %s does not', (_, changes) => {
    expect(asksForBill(aKioskBill(changes).payload, bill)).toBe(false);
  });

  test('a code without the second reference does not stand for a bill that has one, nor the other way round', () => {
    const { ref2: _ref2, payload: _payload, ...rest } = bill;
    const encoded = encodeBillPayment(rest);
    const withoutRef2 = { ...rest, payload: encoded.ok ? encoded.value : '' };

    expect(asksForBill(withoutRef2.payload, bill)).toBe(false);
    expect(asksForBill(bill.payload, withoutRef2)).toBe(false);
  });

  test('neither does a broken code, a transfer to a telephone number, or a text', () => {
    expect(asksForBill(bill.payload.replace('9450.00', '9450.01'), bill)).toBe(false);
    expect(asksForBill('00020101021129370016A000000677010111011300668012345675802TH53037646304F3E1', bill)).toBe(false);
    expect(asksForBill('https://example.test/pay', bill)).toBe(false);
  });
});

describe('the size of the code', () => {
  test.each([1, 1.25, 1.5, 1.75, 2, 3])('is a whole number of device pixels a module at a scale of %s', (ratio) => {
    const size = qrSizeFor(45, { roomCss: 480, devicePixelRatio: ratio, pixelsPerMm: undefined });

    expect(Number.isInteger(size.pixelsPerModule)).toBe(true);
    expect(size.sidePixels).toBe(size.pixelsPerModule * 53);
    expect(size.sideCss * ratio).toBeCloseTo(size.sidePixels);
    expect(size.sideCss).toBeLessThanOrEqual(480);
    expect(size.sideCss).toBeGreaterThanOrEqual(420);
  });

  test.each([3.61, 2.02, 6.43, 5.55])(
    'is 9 to 12 cm with %s pixels a millimetre, whatever the scale',
    (pixelsPerMm) => {
      for (const devicePixelRatio of [1, 1.25, 1.5, 1.75, 2]) {
        const { edgePixels } = qrSizeFor(53, { roomCss: 2_000, devicePixelRatio, pixelsPerMm });
        expect(edgePixels % 53).toBe(0);
        expect(edgePixels / pixelsPerMm).toBeGreaterThanOrEqual(90);
        expect(edgePixels / pixelsPerMm).toBeLessThanOrEqual(120);
      }
    },
  );

  test('never falls below one device pixel a module', () => {
    expect(qrSizeFor(177, { roomCss: 20, devicePixelRatio: 1, pixelsPerMm: undefined }).pixelsPerModule).toBe(1);
  });
});
