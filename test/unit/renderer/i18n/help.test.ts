import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { helpTopicOfPlace } from '#app/help-topic-of-place.ts';
import { errorText } from '#i18n/error-text.ts';
import { explainedErrors, help, helpTopicOfError, searchHelp } from '#i18n/help/help.ts';
import { HELP_TOPICS, type HelpTopicId } from '#i18n/help/help-topic.ts';
import { errorSentencesTh } from '#i18n/messages/errors-th.ts';
import { shortcutsHtml } from '#print/shortcuts-page.ts';

const features = fileURLToPath(new URL('../../../../renderer/features', import.meta.url));
const THAI = /[\u0E00-\u0E7F]/;

/** Where the keys of a screen are bound. */
const FOLDERS: Readonly<Record<HelpTopicId, readonly string[]>> = {
  setup: ['setup'],
  login: ['login'],
  counter: ['counter', 'whereabouts'],
  scan: ['scan-desk'],
  requests: ['requests'],
  'stock-take': ['stock-take'],
  loans: ['loans'],
  find: ['whereabouts'],
  labels: ['labels'],
  fees: ['fees'],
  payments: ['receipts', 'reconciliation', 'daily-close'],
  sync: ['sync'],
  import: ['import'],
  settings: ['settings'],
  scanners: ['scanners'],
  records: ['records'],
  retention: ['retention'],
  training: ['training'],
};

const keysBoundIn = (folder: string): readonly string[] =>
  readdirSync(join(features, folder))
    .map((file) => readFileSync(join(features, folder, file), 'utf8'))
    .flatMap((source) => [
      ...[...source.matchAll(/(?:key: |shortcut=|keyHint: |=== )['"]([^'"]+)['"]/g)].map(([, key]) => key ?? ''),
      // The list itself binds the space bar to marking a row, where rows can be marked.
      ...(source.includes('onToggle={') ? ['Space'] : []),
    ]);

describe('the help of every screen', () => {
  test.each(HELP_TOPICS)('%s is complete in both languages', (id) => {
    for (const { title, purpose, troubles } of [help.th[id], help.en[id]]) {
      expect([title, purpose, ...troubles.flat()].filter((text) => text.trim() === '')).toEqual([]);
      expect(troubles.length).toBeGreaterThan(0);
    }
    expect(THAI.test(help.th[id].purpose)).toBe(true);
    expect(THAI.test([help.en[id].title, help.en[id].purpose, ...help.en[id].troubles.flat()].join(' '))).toBe(false);
    expect(help.en[id].keys.map(([key]) => key)).toEqual(help.th[id].keys.map(([key]) => key));
  });

  test.each(HELP_TOPICS)('%s names no key that is not bound there', (id) => {
    const bound = new Set(FOLDERS[id].flatMap(keysBoundIn));

    expect(help.th[id].keys.map(([key]) => key).filter((key) => !bound.has(key))).toEqual([]);
  });

  test('is found by the address of its page', () => {
    expect(helpTopicOfPlace('#/labels?shelf=a')).toBe('labels');
    expect(helpTopicOfPlace('#/stock-take')).toBe('stock-take');
    expect(helpTopicOfPlace('')).toBe('counter');
  });
});

describe('every stable code', () => {
  test('has its explanation, a screen it belongs to, and is found by typing it', () => {
    const codes = Object.keys(errorSentencesTh).filter((code) => code !== 'other');

    expect(explainedErrors()).toEqual(codes);
    const lost = codes.filter(
      (code) =>
        !searchHelp(code).some((found) => found.kind === 'error' && found.code === code) ||
        !HELP_TOPICS.includes(helpTopicOfError(code)) ||
        errorText({ type: code }, 'th').todo === '',
    );
    expect(lost).toEqual([]);
  });

  test('is found by what happened, in either language', () => {
    expect(searchHelp('กระดาษ').length).toBeGreaterThan(0);
    expect(searchHelp('paper jam')).toContainEqual({ kind: 'topic', id: 'labels' });
    expect(searchHelp('   ')).toEqual([]);
  });
});

test('the page of shortcuts holds every screen and takes no markup from its words', () => {
  const html = shortcutsHtml(
    { title: 'คีย์ลัด', groups: [{ heading: '<b>เคาน์เตอร์</b>', keys: [['Escape', 'จบ & ออก']] }] },
    [],
  );

  expect(html).toContain('&lt;b&gt;เคาน์เตอร์');
  expect(html).toContain('<dt>Esc</dt><dd>จบ &amp; ออก</dd>');
});
