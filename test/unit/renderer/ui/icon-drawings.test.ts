import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { iconDrawings } from '#ui/icon-drawings.ts';

const icons = Object.entries(iconDrawings);
const source = readFileSync(new URL('../../../../renderer/ui/icon-drawings.ts', import.meta.url), 'utf8');
const files = Array.from(source.matchAll(/outline\/([\w-]+)\.svg/g), ([, file = '']) => file);
const folder = dirname(createRequire(import.meta.url).resolve('@tabler/icons/outline/qrcode.svg'));

/** What a file draws after the frame of its field. */
const strokesOf = (file: string): readonly string[] =>
  Array.from(
    readFileSync(join(folder, `${file}.svg`), 'utf8').matchAll(/ d="([^"]+)"/g),
    ([, stroke = '']) => stroke,
  ).slice(1);

describe('the icons', () => {
  test.each(icons)('%s draws something, and not the frame of its field', (_, line) => {
    expect(line.length).toBeGreaterThan(10);
    expect(line).not.toContain('M0 0h24v24H0z');
  });

  test.each(files)('%s begins each stroke at a place of its own, so that all of them can be one line', (file) => {
    for (const stroke of strokesOf(file)) expect(stroke).toMatch(/^M/);
  });

  test('hold every stroke of their file', () => {
    const strokes = strokesOf('qrcode');

    expect(strokes.length).toBeGreaterThan(5);
    expect(iconDrawings.qr).toBe(strokes.join(''));
  });
});
