import { describe, expect, test } from 'vitest';
import { asciiBytes } from '#shared/thermal/bytes.ts';
import { rasteriseLabels } from '#shared/thermal/label-language.ts';
import { rasteriseTspl } from '#shared/thermal/rasterise-tspl.ts';
import { rasteriseZpl } from '#shared/thermal/rasterise-zpl.ts';

const zpl = (fields: string): string => `^XA^PW400^LL240${fields}^PQ1,0,1,Y^XZ`;
const BARS = '^BY2,2.0,80^BCN,80,N,N,N,N^FD>;113000000901^FS';
const MATRIX = '^BXN,4,200,14,14^FD113000000901^FS';
const TSPL = 'SIZE 40 mm,30 mm\r\nCLS\r\n';

describe('a preview of ZPL', () => {
  test.each([
    ['bars', zpl(`^FO10,10${BARS}`)],
    ['a matrix', zpl(`^FO10,10${MATRIX}`)],
    ['a picture', zpl('^FO0,0^GFA,2,2,1,8001^FS')],
    ['nothing on it', zpl('')],
    ['line ends between its commands', zpl(`\n^FO10,10\r\n${BARS}\n`)],
  ])('draws one label with %s', (_, text) => {
    const drawn = rasteriseZpl(asciiBytes(text));
    expect(drawn).toMatchObject({ ok: true, value: [{ widthDots: 400, heightDots: 240 }] });
  });

  test.each([
    ['0 dots wide', '^XA^PW0^LL240^XZ', '^XZ'],
    ['as wide as a word', '^XA^PWwide^LL240^XZ', '^XZ'],
    ['without a height', '^XA^PW400^XZ', '^XZ'],
    ['printed never', '^XA^PW400^LL240^PQ0^XZ', '^PQ'],
    ['printed a word of times', '^XA^PW400^LL240^PQx^XZ', '^PQ'],
    ['moved from its corner', zpl('^LH10,0'), '^LH'],
    ['printed upside down', zpl('^POI'), '^PO'],
    ['with a field at no place', zpl('^FO,10'), '^FO'],
    ['with a field left of the paper', zpl('^FO-5,10'), '^FO'],
    ['with bars of no module', zpl('^FO10,10^BY0,2.0,80'), '^BY'],
    ['with bars that stand on their head', zpl('^FO10,10^BY2,2.0,80^BCI,80,N,N,N,N'), '^BC'],
    ['with bars of no height', zpl('^FO10,10^BY2,2.0,80^BCN,,N,N,N,N'), '^BC'],
    ['with bars in a set that the printer chooses', zpl('^FO10,10^BY2,2.0,80^BCN,80,N,N,N,N^FD113000000901'), '^FD'],
    ['with bars of an odd number of digits', zpl('^FO10,10^BY2,2.0,80^BCN,80,N,N,N,N^FD>;11300000090'), '^FD'],
    ['with bars of letters', zpl('^FO10,10^BY2,2.0,80^BCN,80,N,N,N,N^FD>;ABCD'), '^FD'],
    ['with words where no symbol is', zpl('^FO10,10^FD113000000901'), '^FD'],
    ['with a matrix of an old quality', zpl('^FO10,10^BXN,4,140,14,14^FD113000000901'), '^BX'],
    ['with a matrix that may grow', zpl('^FO10,10^BXN,4,200,16,16^FD113000000901'), '^BX'],
    ['with a matrix turned to the left', zpl('^FO10,10^BXB,4,200,14,14^FD113000000901'), '^BX'],
    ['with a matrix of no module', zpl('^FO10,10^BXN,,200,14,14^FD113000000901'), '^BX'],
    ['with a matrix of ten digits', zpl('^FO10,10^BXN,4,200,14,14^FD1130000009'), '^FD'],
    ['with a picture shorter than it says', zpl('^FO0,0^GFA,4,4,1,FF^FS'), '^GF'],
    ['with a picture of no rows', zpl('^FO0,0^GFA,2,2,0,FFFF^FS'), '^GF'],
    ['with a picture in binary', zpl('^FO0,0^GFB,2,2,1,FFFF^FS'), '^GF'],
    ['with a picture that ends within a row', zpl('^FO0,0^GFA,3,3,2,FFFFFF^FS'), '^GF'],
  ])('draws none for a label %s, and says by which command', (_, text, command) => {
    const at = text.lastIndexOf(command);
    expect(rasteriseZpl(asciiBytes(text))).toEqual({
      ok: false,
      error: { type: 'thermal-command-unknown', command, at },
    });
  });

  test('of a cut-off job draws the labels that were whole', () => {
    const label = zpl(`^FO10,10${BARS}`);
    const jobs = rasteriseZpl(asciiBytes(`${label}${label}^XA^PW400^LL240^FO10,10`));
    expect(jobs).toMatchObject({ ok: true, value: [{}, {}] });
  });
});

describe('a preview of TSPL', () => {
  test.each([
    ['of no size', 'CLS\r\n', 'CLS', 0],
    ['that was never begun', `SIZE 40 mm,30 mm\r\nPRINT 1,1\r\n`, 'PRINT', 18],
    ['whose picture is cut off', `${TSPL}BITMAP 0,0,2,4,0,abc`, 'BITMAP', 23],
    ['with a picture on no page', `SIZE 40 mm,30 mm\r\nBITMAP 0,0,1,1,0,a\r\n`, 'BITMAP', 18],
    ['with words', `${TSPL}TEXT 1,1,"1",0,1,1,"x"\r\n`, 'TEXT', 23],
    ['with bars in another symbology', `${TSPL}BARCODE 1,1,"39",80,0,0,2,2,"12"\r\n`, 'BARCODE', 23],
    ['with bytes that are no command', `${TSPL}\u0001\u0002`, '', 23],
  ])('draws none for a label %s, and says where', (_, text, command, at) => {
    expect(rasteriseTspl(asciiBytes(text), 203)).toEqual({
      ok: false,
      error: { type: 'thermal-command-unknown', command, at },
    });
  });

  test.each(['\r\n', '\n'])('takes a job with line ends %j', (lineEnd) => {
    const text = `${TSPL}BARCODE 1,1,"128",80,0,0,2,2,"113000000901"\r\nPRINT 1,2\r\n`.replaceAll('\r\n', lineEnd);
    expect(rasteriseTspl(asciiBytes(text), 203)).toMatchObject({ ok: true, value: [{}, {}] });
  });
});

test('no bytes are no labels, in either language', () => {
  for (const language of ['zpl', 'tspl'] as const) {
    expect(rasteriseLabels(new Uint8Array(), { language, dpi: 203 })).toEqual({ ok: true, value: [] });
  }
});
