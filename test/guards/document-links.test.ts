import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

const documents = [
  'README.md',
  'central/README.md',
  'test/README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];

/** What stands between fences is shown, not followed. */
const proseOf = (text: string): string => text.replaceAll(/^```[^]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');

/** The name by which GitHub can be asked for a heading: lower case, words joined by hyphens, no signs. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => anchorOf(heading ?? '')));

const linksOf = (text: string): readonly string[] =>
  [...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');

/** The links of a document that lead nowhere: a file that is not there, a heading that its file does not have. */
const brokenIn = (document: string, text: string): readonly string[] =>
  linksOf(text).filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = '', anchor] = decodeURIComponent(link).split('#');
    const file = path === '' ? document : join(dirname(document), path);
    if (!existsSync(join(root, file))) return true;
    if (anchor === undefined) return false;
    return !anchorsOf(path === '' ? text : readFileSync(join(root, file), 'utf8')).has(anchor);
  });

describe('the documents', () => {
  test.each(documents)('%s leads nowhere that is not there', (document) => {
    expect(brokenIn(document, readFileSync(join(root, document), 'utf8'))).toEqual([]);
  });

  test('show every picture that is kept for them', () => {
    const shown = new Set(
      documents.flatMap((document) =>
        linksOf(readFileSync(join(root, document), 'utf8')).map((link) => join(dirname(document), link)),
      ),
    );
    const kept = readdirSync(join(root, 'docs/pictures')).map((name) => join('docs/pictures', name));

    expect(kept.filter((picture) => !shown.has(picture))).toEqual([]);
  });

  test('the guard finds a missing file, a missing heading, and follows what is there', () => {
    const links = '[a](../nothing.md) [b](#ไม่มี) [c](architecture.md#on-a-phone) [d](#มี-จริง) [e](https://example.org)';
    const text = `## มี จริง\n\n${links}\n\n\`\`\`\n[f](shown-only.md)\n\`\`\``;

    expect(brokenIn(relative(root, join(root, 'docs/user-guide.md')), text)).toEqual(['../nothing.md', '#ไม่มี']);
  });
});
