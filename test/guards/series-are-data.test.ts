import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const FILING = ['shared', 'renderer', 'electron', 'central'];
/** A question which series it is: a comparison, or a branch of a switch over it. */
const ASKS = /\bseries\s*[!=]==?\s*['"`]|['"`][a-z-]+['"`]\s*[!=]==?\s*[\w.]*\bseries\b|switch\s*\([^)]*\bseries\b/i;

const sources = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

describe('filing', () => {
  test('never asks which record series a folder is of: what differs stands in the list of series', () => {
    const asking = FILING.flatMap(sources)
      .filter((path) => !path.includes('node_modules') && ASKS.test(readFileSync(path, 'utf8')))
      .map((path) => relative(ROOT, path));
    expect(asking).toEqual([]);
  });

  test.each([
    "if (folder.series === 'factory') return name;",
    "const isFactory = 'factory' == series;",
    'switch (subject.series) {',
  ])('would be caught asking: %s', (line) => {
    expect(line).toMatch(ASKS);
  });
});
