import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitText, type MeasureText } from '#shared/domain/label-text.ts';

/** Every character one tenth of its size wide; Thai marks above and below take no room. */
const measure: MeasureText = (text, sizePt) => text.replace(/\p{M}/gu, '').length * sizePt * 0.1;
const settings = [
  { sizePt: 12, lines: 1 },
  { sizePt: 9, lines: 2 },
  { sizePt: 7, lines: 2 },
];

describe('a name on a label', () => {
  test('stands in the biggest size when it is short', () => {
    expect(fitText('โรงสีข้าวเจริญ', { widthMm: 30, settings }, measure)).toEqual({
      sizePt: 12,
      lines: ['โรงสีข้าวเจริญ'],
      isShortened: false,
    });
  });

  test('goes on a second line in a smaller size, and breaks between Thai words', () => {
    const fitted = fitText('บริษัท ตัวอย่างอุตสาหกรรมโลหะภัณฑ์ จำกัด (มหาชน)', { widthMm: 26, settings }, measure);

    expect(fitted.sizePt).toBe(9);
    expect(fitted.lines).toHaveLength(2);
    expect(fitted.lines.join(' ').replace(/\s/g, '')).toBe('บริษัทตัวอย่างอุตสาหกรรมโลหะภัณฑ์จำกัด(มหาชน)');
  });

  test('never ends a line with an open bracket or begins one with a closed one', () => {
    for (let widthMm = 8; widthMm < 40; widthMm += 0.5) {
      for (const line of fitText('โรงงาน (ประเทศไทย) จำกัด', { widthMm, settings }, measure).lines) {
        expect(line).not.toMatch(/\($/);
        expect(line).not.toMatch(/^\)/);
      }
    }
  });

  test('that is far too long loses whole words at its end and says so by an ellipsis', () => {
    const name = 'ห้างหุ้นส่วนจำกัด ผลิตภัณฑ์อาหารแปรรูปและเครื่องดื่มเพื่อสุขภาพแห่งจังหวัดปทุมธานี สาขาที่ สอง';
    const fitted = fitText(name, { widthMm: 20, settings }, measure);

    expect(fitted.isShortened).toBe(true);
    expect(fitted.lines.length).toBeLessThanOrEqual(2);
    expect(fitted.lines.at(-1)).toMatch(/…$/);
    const words = [...new Intl.Segmenter('th', { granularity: 'word' }).segment(name)].map(({ segment }) => segment);
    const kept = fitted.lines.join('').replace('…', '').replace(/\s/g, '');
    const ends = words.map((_, index) =>
      words
        .slice(0, index + 1)
        .join('')
        .replace(/\s/g, ''),
    );
    expect(ends).toContain(kept);
  });

  test('made of one endless word is cut between letters, with its marks left on them', () => {
    const fitted = fitText('A'.repeat(400), { widthMm: 20, settings }, measure);

    expect(fitted.isShortened).toBe(true);
    expect(fitted.lines.at(-1)).toMatch(/^A+…$/);
  });

  test('is folded to single spaces, and nothing is printed for nothing', () => {
    expect(fitText('  ก \n ข ', { widthMm: 30, settings }, measure).lines).toEqual(['ก ข']);
    expect(fitText('   ', { widthMm: 30, settings }, measure)).toMatchObject({ lines: [], isShortened: false });
  });

  test('is never wider than its label, whatever it is', () => {
    const text = fc.oneof(fc.string({ maxLength: 120 }), fc.stringMatching(/^[ก-ฮะ-ูเ-์ A-Z()]{0,120}$/));
    fc.assert(
      fc.property(text, fc.integer({ min: 6, max: 60 }), (name, widthMm) => {
        const fitted = fitText(name, { widthMm, settings }, measure);
        expect(fitted.lines.length).toBeLessThanOrEqual(2);
        for (const line of fitted.lines) expect(measure(line, fitted.sizePt)).toBeLessThanOrEqual(widthMm);
        const letters = (value: string): string => value.replace(/[\s…]/gu, '');
        expect(fitted.isShortened || letters(fitted.lines.join('')) === letters(name)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
