import fc from 'fast-check';
import Papa from 'papaparse';
import { Readable } from 'node:stream';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { closeDocument } from '#features/daily-close/close-paper.ts';
import { csvBytes, exportLines, xlsxBytes } from '#features/daily-close/close-export.ts';
import { dayView } from '#data/close-queries.ts';
import { csvText, withoutFormula } from '#shared/domain/csv-text.ts';
import {
  dayDifferences,
  dayFigures,
  dayFiguresHash,
  type PaymentOfDay,
  receivedTotal,
  type ReceiptOfDay,
} from '#shared/domain/daily-close.ts';
import { remittanceDueOn } from '#shared/domain/remittance.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import { fixedHolidays } from '#shared/domain/thai-holidays.ts';
import { aNamedPayment, aPaidNotice, aPayment, aReceipt } from '#test/builders/receipts.ts';
import { counterRows, type Filed, readModelOf } from '../counter/a-counter-office.ts';

const DAY = isoDate('2026-11-23');
const somePayment = fc.record<PaymentOfDay>({
  channel: fc.constantFrom('qr', 'bill-payment', 'PMH'),
  satang: fc.integer({ min: 1, max: 10_000_000 }),
  hasReceipt: fc.boolean(),
});
const someReceipt = fc
  .record({
    channel: fc.constantFrom('qr', 'PMH'),
    issuedBy: fc.constantFrom('staff-1', 'staff-2'),
    fee: fc.integer({ min: 1, max: 1_000_000 }),
    surcharge: fc.integer({ min: 1, max: 1_000_000 }),
    isVoid: fc.boolean(),
  })
  .map(({ fee, surcharge, ...receipt }): ReceiptOfDay => ({
    ...receipt,
    totalSatang: fee + surcharge,
    items: [
      { kind: 'annual-fee', satang: fee },
      { kind: 'surcharge', satang: surcharge },
    ],
  }));
const someDay = fc.record({ payments: fc.array(somePayment), receipts: fc.array(someReceipt) });
const sum = (tallies: readonly { readonly satang: number }[]): number =>
  tallies.reduce((total, { satang }) => total + satang, 0);

describe('the figures of a day', () => {
  test('add up to the same sum by channel, by kind and by officer; what is void counts apart', () => {
    fc.assert(
      fc.property(someDay, ({ payments, receipts }) => {
        const { received, receipted, voided, notReceipted } = dayFigures({ day: DAY, payments, receipts });
        const standing = receipts.filter(({ isVoid }) => !isVoid).reduce((total, one) => total + one.totalSatang, 0);
        expect([receipted.byChannel, receipted.byKind, receipted.byOfficer].map(sum)).toEqual([
          standing,
          standing,
          standing,
        ]);
        expect(receipted.total.satang + voided.satang).toBe(
          receipts.reduce((total, one) => total + one.totalSatang, 0),
        );
        expect(sum(received)).toBe(payments.reduce((total, one) => total + one.satang, 0));
        expect(notReceipted.count).toBe(payments.filter(({ hasReceipt }) => !hasReceipt).length);
      }),
    );
  });

  test('and their hash do not depend on the order in which payments and receipts came', () => {
    fc.assert(
      fc.property(someDay, ({ payments, receipts }) => {
        const there = dayFigures({ day: DAY, payments, receipts });
        const back = dayFigures({ day: DAY, payments: payments.toReversed(), receipts: receipts.toReversed() });
        expect(back).toEqual(there);
        expect(dayFiguresHash(back)).toBe(dayFiguresHash(there));
      }),
    );
  });

  test('have another hash when a single satang differs', () => {
    const payment = { channel: 'qr', satang: 100, hasReceipt: true };
    const one = dayFigures({ day: DAY, payments: [payment], receipts: [] });
    const other = dayFigures({ day: DAY, payments: [{ ...payment, satang: 101 }], receipts: [] });
    expect(dayFiguresHash(other)).not.toBe(dayFiguresHash(one));
    expect(dayDifferences(one, one)).toEqual([]);
    expect(dayDifferences(one, other)).toMatchObject([
      { figure: 'received', fixed: { satang: 100 }, now: { satang: 101 } },
      { figure: 'received', part: { by: 'channel', name: 'qr' } },
    ]);
  });
});

describe('a day of the office', () => {
  const rowsWith = (more: readonly Filed[]) => readModelOf([...counterRows(), ...more]);
  const paid = (number: number, over: Parameters<typeof aPayment>[0] = {}): readonly Filed[] => {
    const ref1 = `130000001${number}`;
    return [
      ['notice', aPaidNotice({ id: `notice-${number}`, ref1 })],
      ['payment', aPayment({ id: `payment-${number}`, noticeId: `notice-${number}`, ref1, ...over })],
    ];
  };

  test('counts what the bank has confirmed, names what has no receipt, and leaves out what was given back', () => {
    const view = dayView(
      rowsWith([
        ...paid(1),
        ...paid(2),
        ...paid(3, { reversedAt: '2026-11-23T05:00:00.000Z' }),
        ...paid(4, { proof: 'reported' }),
        ...paid(5, { paidOn: '2026-11-22' }),
        ['receipt', aReceipt({ noticeId: 'notice-1' })],
      ]),
      DAY,
    );
    expect(receivedTotal(view.now)).toEqual({ count: 2, satang: 315_000 });
    expect(view.now.receipted.total).toEqual({ count: 1, satang: 157_500 });
    expect(view.now.receipted.byKind).toEqual([
      { name: 'annual-fee', count: 1, satang: 150_000 },
      { name: 'surcharge', count: 1, satang: 7_500 },
    ]);
    expect(view.waiting.map(({ payment, name }) => [payment.id, name])).toEqual([
      ['payment-2', 'บริษัท ตัวอย่างโลหะ จำกัด'],
    ]);
    expect(view.unsure).toBe(1);
  });
});

describe('the report of a day on paper', () => {
  const inParts = aReceipt({
    payments: [
      aNamedPayment({ satang: 100_000, paidOn: '2026-11-20', bankReference: 'KTB-77' }),
      { paymentId: 'payment-2', satang: 57_500, paidOn: '2026-11-23', channel: 'atm', bank: 'ktb' },
    ],
  });
  const partsOf = (receipts: readonly Parameters<typeof aReceipt>[0][]) => {
    const rows = readModelOf([...counterRows(), ...receipts.map((over): Filed => ['receipt', aReceipt(over)])]);
    const { blocks } = closeDocument(rows, dayView(rows, DAY));
    const at = blocks.findIndex((block) => block.kind === 'heading' && block.text === 'ใบเสร็จที่ชำระหลายครั้ง');
    return at === -1 ? undefined : blocks[at + 1];
  };

  test('names each payment of a receipt that was paid in parts; what only the file told of says so', () => {
    expect(partsOf([inParts, { id: 'receipt-2', number: '2570-0001-002', sheet: 2 }])).toMatchObject({
      rows: [
        [inParts.number, '1', '20 พ.ย. 69', 'Thai QR', 'KTB', 'KTB-77', '1,000.00'],
        [inParts.number, '2', '23 พ.ย. 69', 'ตู้ ATM', 'KTB', 'ตามไฟล์สิ้นวัน', '575.00'],
      ],
    });
  });

  test('says which of them are of a voided receipt', () => {
    const voidedAt = inParts.issuedAt;
    const state = { kind: 'void', reason: 'ชื่อผิด', paper: 'attached', voidedAt, voidedBy: 'staff-1' } as const;
    const number = `${inParts.number} (ยกเลิก)`;
    expect(partsOf([{ ...inParts, state }])).toMatchObject({
      rows: [expect.arrayContaining([number, '1']), expect.arrayContaining([number, '2'])],
    });
  });

  test('has no such list where every receipt was paid at once', () => {
    expect(partsOf([{}])).toBeUndefined();
  });
});

describe('the deadline of remittance', () => {
  const holidays = fixedHolidays(2026, 2027);
  test.each([
    ['Monday to Tuesday', '2026-11-23', '2026-11-24'],
    ['Friday to Monday', '2026-11-27', '2026-11-30'],
    ['Saturday to Monday', '2026-11-28', '2026-11-30'],
    ['the day before a holiday to the day after it', '2026-12-09', '2026-12-11'],
    ['the last day of the year over New Year to Monday', '2026-12-30', '2027-01-04'],
  ])('is the next working day: %s', (_, day, due) => {
    expect(remittanceDueOn(isoDate(day), holidays)).toBe(due);
  });
});

describe('the exported list', () => {
  const evil = ['=HYPERLINK("http://x","y")', '+1+1', '-2', '@SUM(A1)', '\t=1', '\r=1'];
  const rows = readModelOf([
    ...counterRows(),
    ...evil.map((payerName, index): Filed => [
      'receipt',
      aReceipt({ id: `receipt-${index}`, payerName, number: `2570-0001-00${index + 1}`, sheet: index + 1 }),
    ]),
  ]);
  const lines = exportLines(rows, dayView(rows, DAY));

  test('name every payment of a receipt with amount, day and the number of the bank, and all its ways', () => {
    const payments = [
      aNamedPayment({ satang: 100_000, paidOn: '2026-11-20', bankReference: 'KTB-77' }),
      aNamedPayment({ satang: 57_500, channel: 'atm', bankReference: 'KTB-78' }),
    ];
    const ofParts = readModelOf([...counterRows(), ['receipt', aReceipt({ payments })]]);
    const view = dayView(ofParts, DAY);
    const line = exportLines(ofParts, view)[1];
    expect(line?.[3]).toBe('Thai QR, ตู้ ATM');
    expect(line?.at(-1)).toBe(
      'Thai QR 20 พฤศจิกายน 2569 จำนวน 1,000.00 บาท ธนาคาร KTB เลขที่รายการ KTB-77; ตู้ ATM 23 พฤศจิกายน 2569 จำนวน 575.00 บาท ธนาคาร KTB เลขที่รายการ KTB-78',
    );
    expect(view.now.receipted.byChannel).toMatchObject([
      { name: 'atm', satang: 57_500 },
      { name: 'qr', satang: 100_000 },
    ]);
  });

  test('as CSV begins with the mark by which Thai Excel knows UTF-8, and no cell is a formula', () => {
    const bytes = csvBytes(lines);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes);
    const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data[0]?.[0]).toBe('เลขที่ใบเสร็จ');
    expect(data.slice(1).map((line) => line[1])).toEqual(evil.map((name) => `'${name}`));
    expect(data[1]?.[6]).toBe('1575');
    for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  test('as Excel is opened by another reader with the same words, and amounts that add up', async () => {
    const cells = await readSheet(Readable.from([Buffer.from(await xlsxBytes(lines, DAY))]));
    expect(cells).toHaveLength(evil.length + 1);
    expect(cells[0]?.[0]).toBe('เลขที่ใบเสร็จ');
    expect(cells.slice(1).map((line) => line[6])).toEqual(evil.map(() => 1575));
    for (const cell of cells.slice(1).map((line) => line[1])) expect(String(cell)).toMatch(/^'/);
  });

  test('neutralises whatever a name begins with, and changes nothing else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const safe = withoutFormula(text);
        expect(safe).not.toMatch(/^[=+\-@\t\r]/);
        expect(safe.endsWith(text)).toBe(true);
      }),
    );
  });

  test('comes back from CSV as it was written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        (list) => {
          const { data } = Papa.parse<string[]>(csvText(list).slice(1), { newline: '\r\n', delimiter: ',' });
          expect(data.slice(0, -1)).toEqual(list.map((line) => line.map(withoutFormula)));
        },
      ),
    );
  });
});
