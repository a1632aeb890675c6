import { describe, expect, test } from 'vitest';
import { composeLabel } from '#shared/thermal/compose-label.ts';
import { readCondition } from '#shared/thermal/printer-status.ts';
import { thermalRefusalOf } from '#shared/thermal/thermal-grade.ts';
import { layoutThermalLabel, type ThermalLayout } from '#shared/thermal/thermal-layout.ts';
import { ThermalPrinter } from '#shared/thermal/thermal-printer.ts';
import { describeLimits } from '#test/builders/limits.ts';
import { aBitmap, aThermalPrinter } from '#test/builders/thermal.ts';
import { MISSING } from '#test/builders/with-at.ts';

type Roll = Pick<ThermalPrinter, 'widthMm' | 'heightMm' | 'dpi' | 'direction'>;
const roll = (
  widthMm: number,
  heightMm: number,
  dpi: 203 | 300 = 203,
  direction: Roll['direction'] = 'upright',
): Roll => ({
  widthMm,
  heightMm,
  dpi,
  direction,
});
const layoutOf = (given: Roll): ThermalLayout => {
  const layout = layoutThermalLabel(given);
  if (!layout.ok) throw new Error(layout.error.type);
  return layout.value;
};
/** Modules of bars and matrix in dots, or `too small`. */
const modulesOf = (given: Roll): readonly number[] | 'too small' => {
  const layout = layoutThermalLabel(given);
  return layout.ok ? [layout.value.barModuleDots, layout.value.matrixModuleDots] : 'too small';
};

describe('the smallest label that holds both symbols', () => {
  // Bars of 101 modules with 10 of white on each side, a matrix of 14 with 2 on each side, in the smallest modules.
  test.each([
    ['203 dpi, one millimetre less than wide enough', roll(39, 25), 'too small'],
    ['203 dpi, wide enough', roll(40, 25), [2, 4]],
    ['203 dpi, one millimetre less than high enough', roll(60, 22), 'too small'],
    ['203 dpi, high enough', roll(60, 23), [3, 4]],
    ['along the roll, sides changed', roll(23, 60, 203, 'sideways'), [3, 4]],
    ['along the roll, too narrow', roll(22, 60, 203, 'sideways'), 'too small'],
  ] as const)('%s', (_name, given, expected) => {
    expect(modulesOf(given)).toEqual(expected);
  });

  test.each([203, 300] as const)('is smaller at no size than at a smaller one, at %i dpi', (dpi) => {
    const bars = Array.from({ length: 70 }, (_, step) => modulesOf(roll(35 + step, 30, dpi)));
    const first = bars.findIndex((modules) => modules !== 'too small');
    expect(first).toBeGreaterThan(0);
    const widths = bars.slice(first).map((modules) => modules[0]);
    expect(widths).not.toContain('too small');
    expect(widths).toEqual(widths.toSorted((a, b) => Number(a) - Number(b)));
  });

  // 10 + 101 + 10 modules of the bars, then 2 + 14 + 2 of the matrix, of which the outer white is 12 dots at least.
  test.each([
    [40, [2, 4]],
    [41, [2, 4]],
    [42, [2, 5]],
    [43, [2, 5]],
    [44, [2, 6]],
    [54, [2, 6]],
    [55, [3, 4]],
    [57, [3, 5]],
    [59, [3, 6]],
    [69, [3, 6]],
    [70, [4, 4]],
    [74, [4, 6]],
    [110, [4, 6]],
  ])('has the widest bars that go in, then the biggest matrix: at %i mm %j dots a module', (widthMm, modules) => {
    expect(modulesOf(roll(widthMm, 30))).toEqual(modules);
  });
});

describe('where everything stands on 60 x 40 mm at 203 dpi, 8 dots a millimetre', () => {
  const layout = layoutOf(roll(60, 40));

  test('lines from edge to edge, 1.5 mm of white at the sides, 1.25 mm above', () => {
    expect(layout).toMatchObject({ widthDots: 480, heightDots: 320 });
    expect(layout.heading).toMatchObject({ x: 12, y: 10, widthDots: 456 });
    expect(layout.number).toMatchObject({ x: 12, widthDots: 342, heightDots: 32 });
    expect(layout.corner).toMatchObject({ x: 354, widthDots: 114, heightDots: 32 });
    expect(layout.digits).toMatchObject({ x: 12, widthDots: 228, heightDots: 29 });
    expect(layout.foot).toMatchObject({ x: 240, widthDots: 228, heightDots: 29 });
  });

  test('from top to bottom: heading, number beside corner, symbols, digits beside foot', () => {
    const bottom = ({ y, heightDots }: { readonly y: number; readonly heightDots: number }): number => y + heightDots;
    expect(layout.number.y).toBe(bottom(layout.heading));
    expect(layout.corner.y).toBe(layout.number.y);
    expect(layout.bars.y).toBe(bottom(layout.number) + 4);
    expect(layout.digits.y).toBe(bottom(layout.bars) + 4);
    expect(layout.foot.y).toBe(layout.digits.y);
    expect(bottom(layout.foot)).toBe(320 - 10);
  });

  test('the matrix stands in the middle of the height of the bars, on the right', () => {
    const { bars, matrix } = layout;
    expect(matrix.widthDots).toBe(14 * layout.matrixModuleDots);
    expect(matrix.heightDots).toBe(matrix.widthDots);
    expect(matrix.x + matrix.widthDots).toBe(480 - Math.max(12, 2 * layout.matrixModuleDots));
    expect(Math.abs(bars.y + bars.heightDots / 2 - (matrix.y + matrix.heightDots / 2))).toBeLessThanOrEqual(0.5);
  });

  test('bars are 13 mm at the most, and the name has all the rest', () => {
    const tall = layoutOf(roll(60, 150));
    expect(tall.bars.heightDots).toBe(13 * 8);
    expect(tall.heading.heightDots).toBeGreaterThan(100 * 8);
  });
});

describe('a label that is turned to be printed along the roll', () => {
  const printed = (direction: Roll['direction']) => {
    const layout = layoutOf(direction === 'sideways' ? roll(40, 60, 203, direction) : roll(60, 40));
    const texts = [{ at: { x: 12, y: 10 }, bitmap: aBitmap('##.', '...') }];
    return composeLabel({ code: '130000000015', texts }, layout, direction);
  };
  const [upright, turned] = [printed('upright'), printed('sideways')];

  test('has its sides changed and everything where a turn to the right brings it', () => {
    expect([turned.widthDots, turned.heightDots]).toEqual([upright.heightDots, upright.widthDots]);
    const sizeOf = (part: (typeof upright.parts)[number]): number => {
      if (part.kind === 'picture') return part.bitmap.heightDots;
      return part.kind === 'bars' ? part.barDots : 14 * part.moduleDots;
    };
    expect(turned.parts.map(({ x, y }) => ({ x, y }))).toEqual(
      upright.parts.map((part) => ({ x: upright.heightDots - part.y - sizeOf(part), y: part.x })),
    );
  });

  test('has symbols that are turned, and pictures of which the dots are', () => {
    const turns = (label: typeof upright) => label.parts.map((part) => (part.kind === 'picture' ? 'dots' : part.turn));
    expect([turns(upright), turns(turned)]).toEqual([
      ['dots', 'none', 'none'],
      ['dots', 'right', 'right'],
    ]);
    expect(turned.parts[0]).toMatchObject({ bitmap: aBitmap('.#', '.#', '..') });
  });
});

describe('labels that are refused for their bars', () => {
  const SMALL = { widthMm: 50, heightMm: 25 } as const;

  test.each([0, 1, 2])('too pale at darkness %i, cured by the usual one', (darkness) => {
    expect(thermalRefusalOf(aThermalPrinter({ ...SMALL, darkness }))).toMatchObject({ cure: 'usual-darkness' });
  });

  test.each([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('none at darkness %i', (darkness) => {
    expect(thermalRefusalOf(aThermalPrinter({ ...SMALL, darkness }))).toBeUndefined();
  });

  test('speed does not matter to bars across the paper, however fast', () => {
    for (const speed of [1, 4, 5, 12]) expect(thermalRefusalOf(aThermalPrinter({ ...SMALL, speed }))).toBeUndefined();
  });
});

describe('how a printer is', () => {
  const ONE = '030,0,0,1245,000,0,0,0,000,0,0,0';
  const TWO = '000,0,0,0,0,2,4,0,00000000,1,000';
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  const framed = (...strings: readonly string[]): string => strings.map((each) => `\u0002${each}\u0003\r\n`).join('');

  test.each([
    ['whole', framed(ONE, TWO, '1234,0'), 'ready'],
    ['the strings in another order', framed(TWO, ONE), 'ready'],
    ['something before the first string', `noise\r\n${framed(ONE, TWO)}`, 'ready'],
    ['the first string alone', framed(ONE), undefined],
    ['the second string alone', framed(TWO), undefined],
    ['the second string not closed', `${framed(ONE)}\u0002${TWO}`, undefined],
    ['the strings without their control characters', `${ONE}\r\n${TWO}\r\n`, undefined],
    ['a flag that is neither 0 nor 1', framed(ONE.replace('030,0', '030,2'), TWO), undefined],
    ['a field too few', framed(ONE.slice(0, -2), TWO), undefined],
    ['a field too many', framed(`${ONE},0`, TWO), undefined],
    ['words', framed('OK', 'READY'), undefined],
  ] as const)('is told by its strings: %s', (_name, answer, condition) => {
    expect(readCondition('zpl', bytes(answer))).toBe(condition);
  });

  test('of several troubles tells the one that is mended first: head, paper, ribbon, pause', () => {
    const [paper, paused] = [ONE.replace('030,0,0', '030,1,0'), ONE.replace('030,0,0', '030,0,1')];
    const [head, ribbon] = [TWO.replace('000,0,0,0', '000,0,1,1'), TWO.replace('000,0,0,0', '000,0,0,1')];
    expect(
      [framed(paper, head), framed(paper, ribbon), framed(paused, ribbon), framed(paused, TWO)].map((answer) =>
        readCondition('zpl', bytes(answer)),
      ),
    ).toEqual(['head-open', 'paper-out', 'ribbon-out', 'paused']);
  });

  test('of TSPL is the last byte that came, whatever was left over before it', () => {
    expect(readCondition('tspl', Uint8Array.of(0x00, 0x04))).toBe('paper-out');
    expect(readCondition('tspl', Uint8Array.of(0x04, 0x00))).toBe('ready');
    // Printing at the same time is no trouble and hides none.
    expect(readCondition('tspl', Uint8Array.of(0x24))).toBe('paper-out');
    expect(readCondition('tspl', Uint8Array.of(0xff))).toBe('head-open');
  });
});

describeLimits('a label printer as it is saved', ThermalPrinter, aThermalPrinter(), {
  id: { takes: ['x'.repeat(60)], refuses: ['', 'x'.repeat(61), MISSING] },
  name: { takes: ['ห้องแฟ้ม ชั้น 2'], refuses: ['', 'x'.repeat(61), MISSING] },
  language: { takes: ['tspl'], refuses: ['epl', 'ZPL', '', MISSING] },
  dpi: { takes: [300], refuses: [600, 200, '203', MISSING] },
  widthMm: { takes: [15, 110, 57.5], refuses: [14.9, 110.1, '60', Number.NaN, MISSING] },
  heightMm: { takes: [15, 160], refuses: [14.9, 160.1, MISSING] },
  direction: { takes: ['sideways'], refuses: ['down', MISSING] },
  darkness: { takes: [0, 15], refuses: [-1, 16, 7.5, '8', MISSING] },
  speed: { takes: [1, 12], refuses: [0, 13, 2.5, MISSING] },
  media: { takes: [{ kind: 'continuous' }], refuses: [{ kind: 'sheet' }, {}, null, MISSING] },
  'media.mm': { takes: [0.5, 20], refuses: [0.4, 20.1, '2', MISSING] },
  'connection.host': {
    takes: ['a', '10.0.0.1', 'printer-2.office.local', '::1', 'x'.repeat(253)],
    refuses: ['', '-a', 'a-', '.a', 'a b', 'a/b', 'a;b', 'a\nb', '10.0.0.1:9100', 'เครื่อง', 'x'.repeat(254), MISSING],
  },
  'connection.port': { takes: [1, 65_535], refuses: [0, 65_536, 9100.5, '9100', MISSING] },
  connection: {
    takes: [{ kind: 'system', name: 'TSC TE210 ห้องแฟ้ม' }],
    refuses: [{ kind: 'usb', name: 'x' }, { kind: 'system' }, null, MISSING],
  },
});

describeLimits(
  'a printer of the system',
  ThermalPrinter,
  aThermalPrinter({ connection: { kind: 'system', name: 'TSC' } }),
  {
    'connection.name': {
      takes: ['x'.repeat(120), 'a -o raw'],
      refuses: ['', '-d', 'x'.repeat(121), 'a\tb', 'a\u0000', '\u200Ea', MISSING],
    },
  },
);
