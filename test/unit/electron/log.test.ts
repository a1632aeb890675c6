import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorFacts } from '#electron/error-facts.ts';
import { createFileLog } from '#electron/log.ts';
import { folderOfTest } from '#test/support/temporary-folder.ts';

const aLog = (maxBytes?: number) => {
  const folder = join(folderOfTest(), 'logs');
  const log = createFileLog({ folder, nowMs: () => Date.UTC(2026, 10, 22), ...(maxBytes ? { maxBytes } : {}) });
  const read = (name = 'faem.log'): Record<string, unknown>[] =>
    readFileSync(join(folder, name), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { folder, log, read };
};

describe('the log', () => {
  test('writes one event a line, with time and level', () => {
    const { log, read } = aLog();

    log.info('started', { version: '0.1.0' });
    log.error('page-crashed', { exitCode: 11 });

    expect(read()).toEqual([
      { at: '2026-11-22T00:00:00.000Z', level: 'info', event: 'started', version: '0.1.0' },
      { at: '2026-11-22T00:00:00.000Z', level: 'error', event: 'page-crashed', exitCode: 11 },
    ]);
  });

  test('holds no Thai name and no long number, whoever writes one', () => {
    const { log, read } = aLog();

    log.warn('odd', { name: 'สมชาย ใจดี', taxId: '0105536000123', seq: 12, list: ['a'] as never });

    expect(read()).toEqual([expect.objectContaining({ name: '[withheld]', taxId: '#', seq: 12 })]);
    expect(read()[0]).not.toHaveProperty('list');
  });

  test('keeps five files and starts a new one when the first is full', () => {
    const { folder, log, read } = aLog(200);

    for (let number = 0; number < 60; number += 1) log.info('event', { number });

    expect(readdirSync(folder).sort()).toEqual(['faem.log', 'faem.log.1', 'faem.log.2', 'faem.log.3', 'faem.log.4']);
    expect(read().at(-1)).toMatchObject({ number: 59 });
    for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).size).toBeLessThan(400);
  });

  test('a disk that takes no line does not stop the counter', () => {
    const file = join(folderOfTest(), 'logs');
    writeFileSync(file, 'a file where the folder should be');

    expect(() => createFileLog({ folder: file, nowMs: () => 0 }).info('event')).not.toThrow();
  });
});

describe('what the log knows of a failure', () => {
  test('is its kind, code and place, not its message', () => {
    const error = Object.assign(new TypeError('/home/somchai/ลับ'), { code: 'ENOENT' });

    const facts = errorFacts(error);

    expect(facts).toMatchObject({ name: 'TypeError', code: 'ENOENT' });
    expect(facts['frames']).toMatch(/^log\.test\.ts:\d+:\d+/);
    expect(JSON.stringify(facts)).not.toContain('somchai');
  });

  test('of a thrown text is only that it was a text', () => {
    expect(errorFacts('ความลับ')).toEqual({ name: 'string' });
  });
});
