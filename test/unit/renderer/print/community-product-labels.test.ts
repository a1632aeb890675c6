import { describe, expect, test } from 'vitest';
import { labelContentOf } from '#features/labels/label-words.ts';
import { labelsOf } from '#features/labels/label-source.ts';
import { filingTh } from '#i18n/messages/filing.ts';
import { labelsTh } from '#i18n/messages/labels.ts';
import { PLAIN_STYLE } from '#print/sheet-drawing.ts';
import { A4_24_LABELS } from '#shared/domain/label-sheet.ts';
import { NO_CALIBRATION } from '#shared/domain/printer-calibration.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { aFolder, aLocation } from '#test/builders/office.ts';
import { readModelOf } from '#test/unit/renderer/counter/a-counter-office.ts';
import { pdfToPixels, writePdf } from './printed-page.ts';

const CODE = makeScanCode('folder', '13', 77);
const rows = readModelOf([
  ['location', aLocation({ id: 'shelf-1', path: 'ห้อง B · ตู้ 01 · ชั้น 3' })],
  [
    'recordSubject',
    {
      id: 'product-1',
      series: 'community-product',
      numberKey: 'community-product 1234-5/67',
      fields: {
        certificateNumber: '1234-5/67',
        productName: 'ผ้าทอลายน้ำไหล',
        standardNumber: 'มผช. 11/2556',
        maker: 'กลุ่มสตรีทอผ้าบ้านตัวอย่าง',
      },
    },
  ],
  ['folder', aFolder({ id: 'folder-77', code: CODE, series: 'community-product', subjectId: 'product-1', volume: 2 })],
]);
const contents = labelsOf(rows, { kind: 'chosen', folderIds: ['folder-77'] }, { search: () => [], limit: 10 }).map(
  (labelled) =>
    labelContentOf(labelled, { rows, messages: labelsTh, roleName: filingTh.role, officeName: 'สอจ. ปทุมธานี' }),
);

describe('the label of a community product', () => {
  test('names product and maker, certificate number, volume and home', () => {
    expect(contents).toHaveLength(1);
    expect(contents[0]).toMatchObject({ kind: 'folder', code: CODE, number: '1234-5/67' });
    expect(contents[0]?.heading).toContain('ผ้าทอลายน้ำไหล');
    expect(contents[0]?.corner).toBe('เล่ม 2');
    expect(contents[0]?.foot).toBe('ห้อง B · ตู้ 01 · ชั้น 3');
  });

  test('is read from the PDF by a reader that is not ours, and says its number in words', async () => {
    const { pdf } = await writePdf({
      kind: 'labels',
      labels: contents,
      stock: A4_24_LABELS,
      startCell: 0,
      style: PLAIN_STYLE,
      calibration: NO_CALIBRATION,
      title: 'ป้าย',
    });
    const { barcodes, pdfText } = pdfToPixels(pdf);

    expect(barcodes).toEqual([CODE]);
    expect(pdfText).toContain('1234-5/67');
  });
});
