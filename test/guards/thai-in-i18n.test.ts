import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const renderer = fileURLToPath(new URL('../../renderer', import.meta.url));
const THAI = /[\u0E00-\u0E7F]/;

/** Texts of a program without its comments, which may name a thing by its Thai word. */
const textsOfProgram = (file: string, source: string): readonly string[] => {
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isToken(node)) texts.push(node.getText(parsed));
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return texts;
};

const thaiIn = (file: string, source: string): readonly string[] => {
  const texts = /\.tsx?$/.test(file)
    ? textsOfProgram(file, source)
    : source.replaceAll(/\/\*[^]*?\*\/|<!--[^]*?-->/g, '').split('\n');
  return texts.filter((text) => THAI.test(text)).map((text) => text.trim());
};

const screens = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.(tsx?|css|html)$/.test(file) && !file.startsWith('i18n'),
);

describe('Thai on screens', () => {
  test('stands in renderer/i18n alone', () => {
    const elsewhere = screens.flatMap((file) =>
      thaiIn(file, readFileSync(join(renderer, file), 'utf8')).map((text) => `${file}: ${text}`),
    );

    expect(screens.length).toBeGreaterThan(100);
    expect(elsewhere).toEqual([]);
  });
});

describe('Thai is found', () => {
  test.each([
    ['in a text', 'a.ts', "const title = 'แฟ้ม';", "'แฟ้ม'"],
    ['around a value', 'a.ts', 'const title = `พบ ${count} แฟ้ม`;', '`พบ ${'],
    ['in a pattern', 'a.ts', 'const folder = /แฟ้ม/;', '/แฟ้ม/'],
    ['between tags', 'a.tsx', 'const title = <h1>แฟ้ม</h1>;', 'แฟ้ม'],
    ['in an attribute', 'a.tsx', 'const title = <img alt="แฟ้ม" />;', '"แฟ้ม"'],
    ['in a style', 'a.css', "b::before { content: 'แฟ้ม'; }", "b::before { content: 'แฟ้ม'; }"],
    ['in a page', 'a.html', '<title>แฟ้ม</title>', '<title>แฟ้ม</title>'],
  ])('%s', (_, file, source, found) => {
    expect(thaiIn(file, source)[0]).toBe(found);
  });

  test.each([
    ['behind slashes', 'a.ts', 'const title = 1; // แฟ้ม'],
    ['of a function', 'a.ts', '/** แฟ้ม */\nexport const open = (): void => {\n  /* แฟ้ม */\n};'],
    ['between tags', 'a.tsx', 'const title = <h1>{/* แฟ้ม */}</h1>;'],
    ['in a style', 'a.css', '/* แฟ้ม */\nb {}'],
    ['in a page', 'a.html', '<!-- แฟ้ม -->\n<b></b>'],
  ])('but not in a comment %s', (_, file, source) => {
    expect(thaiIn(file, source)).toEqual([]);
  });
});
