import { describe, expect, test } from 'vitest';
import { cutPages } from '#electron/services/exact-paper.ts';

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** A PDF of the shape that Chromium writes, with these page boxes. */
const aPdf = (...boxes: string[]): Uint8Array => {
  const objects = [
    '1 0 obj\n<</Type /Catalog\n/Pages 2 0 R>>\nendobj\n',
    `2 0 obj\n<</Type /Pages\n/Count ${boxes.length}\n/Kids [3 0 R]>>\nendobj\n`,
    ...boxes.map(
      (box, index) =>
        `${3 + index} 0 obj\n<</Type /Page\n/Resources <</ProcSet [/PDF /Text]\n/Font <</F4 4 0 R>>>>\n/MediaBox [${box}]\n/Parent 2 0 R>>\nendobj\n`,
    ),
    '90 0 obj\n<</Length 3>>\nstream\n\u00ff\u0000\u00b5\nendstream\nendobj\n',
  ];
  const body = `%PDF-1.4\n%\u00d3\u00eb\u00e9\u00e1\n${objects.join('')}`;
  const end = `xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 91\n/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + end, 'latin1');
};

const A4 = { widthMm: 210, heightMm: 297 };

describe('a PDF cut to its paper', () => {
  test('has every page at exactly the millimetres asked for, measured from the upper left corner', () => {
    const cut = latin1(cutPages(aPdf('0 0 594.95996 841.91998', '0 0 594.95996 841.91998'), A4) ?? new Uint8Array());

    expect(cut.match(/MediaBox \[[^\]]*\]/g)?.slice(2)).toEqual([
      'MediaBox [0 0.03 595.276 841.92]',
      'MediaBox [0 0.03 595.276 841.92]',
    ]);
  });

  test('is the old file unchanged, with something appended', () => {
    const before = aPdf('0 0 282.96 142.08');
    const after = cutPages(before, { widthMm: 100, heightMm: 50 });

    expect(latin1(after ?? new Uint8Array()).startsWith(latin1(before))).toBe(true);
  });

  test('finds its new pages by its new table, and the rest by the old one', () => {
    const before = latin1(aPdf('0 0 180 96', '0 0 180 96'));
    const cut = latin1(
      cutPages(aPdf('0 0 180 96', '0 0 180 96'), { widthMm: 63.5, heightMm: 33.9 }) ?? new Uint8Array(),
    );
    const tableAt = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(cut)?.[1]);
    const table = cut.slice(tableAt);
    const places = [...table.matchAll(/(\d+) 1\n(\d{10}) 00000 n \n/g)];

    expect(table.startsWith('xref\n')).toBe(true);
    expect(places.map(([, number]) => number)).toEqual(['3', '4']);
    for (const [, number, at] of places)
      expect(cut.slice(Number(at)).startsWith(`${number} 0 obj\n<</Type /Page\n`)).toBe(true);
    expect(table).toContain(`/Prev ${before.lastIndexOf('xref\n0 1')}>>`);
    expect(table).toContain('/Root 1 0 R');
  });

  test('leaves a page that the document itself made another size', () => {
    const cut = latin1(cutPages(aPdf('0 0 594.96 841.92', '0 0 841.92 594.96'), A4) ?? new Uint8Array());

    expect(cut.match(/MediaBox \[[^\]]*\]/g)?.slice(2)).toEqual(['MediaBox [0 0.03 595.276 841.92]']);
  });

  test('keeps bytes that are no text', () => {
    expect(latin1(cutPages(aPdf('0 0 595.92 841.92'), A4) ?? new Uint8Array())).toContain('\u00ff\u0000\u00b5');
  });

  test.each([
    ['no PDF', Buffer.from('hello')],
    ['a PDF without pages', aPdf()],
    ['a page whose box begins elsewhere', aPdf('10 10 595.92 841.92')],
    ['a PDF with a compressed table', Buffer.from(latin1(aPdf('0 0 595.92 841.92')).replace('trailer', 'stream'))],
  ])('%s is left alone', (_name, pdf) => {
    expect(cutPages(pdf, A4)).toBeUndefined();
  });
});
