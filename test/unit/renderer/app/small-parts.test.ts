import { describe, expect, test } from 'vitest';
import { createRecentLog } from '#app/browser-ports.ts';
import { crashReport } from '#app/crash-report.ts';
import { syncWords } from '#app/sync-words.ts';
import { frameTh } from '#i18n/messages/frame.ts';
import type { SyncStatus } from '#shared/sync/sync-status.ts';

const aStatus = (changes: Partial<SyncStatus> = {}): SyncStatus => ({
  phase: { kind: 'idle' },
  pending: 0,
  lastSyncedAt: '2026-11-23T02:41:00.000Z',
  changedAt: {},
  offsetMs: 0,
  ...changes,
});

describe('how the data stands with the centre, in words', () => {
  test.each([
    ['the time of the last complete sync, in Thailand', aStatus(), 'ซิงก์แล้ว 09:41'],
    ['the same while a sync runs', aStatus({ phase: { kind: 'syncing' } }), 'ซิงก์แล้ว 09:41'],
    [
      'offline, and that work goes on',
      aStatus({ phase: { kind: 'waiting', error: { type: 'offline' }, retryAtMs: 0 } }),
      'ออฟไลน์ ทำงานต่อได้',
    ],
    [
      'trouble at the centre, and that work goes on',
      aStatus({ phase: { kind: 'waiting', error: { type: 'centre-down', status: 503 }, retryAtMs: 0 } }),
      'ซิงก์ไม่ได้ ทำงานต่อได้',
    ],
    [
      'how much of the first load has come',
      aStatus({ phase: { kind: 'bootstrapping', rows: 50, ofRows: 200 } }),
      'กำลังรับข้อมูล 25%',
    ],
    ['that there was no sync yet', aStatus({ lastSyncedAt: undefined }), 'ยังไม่เคยซิงก์'],
  ])('%s', (_, status, words) => {
    expect(syncWords(status, frameTh).words).toBe(words);
  });
});

describe('after a crash', () => {
  test('the same crash has the same code, another one another code', () => {
    const code = (message: string): string => crashReport(new Error(message), []).code;

    expect(code('a')).toBe(code('a'));
    expect(code('a')).not.toBe(code('b'));
    expect(code('a')).toMatch(/^[0-9a-f]{8}$/);
  });

  test('the report holds the last events and no more than two hundred are remembered', () => {
    const log = createRecentLog();
    for (let event = 0; event < 250; event += 1) log.info('event', { event });

    expect(log.recent()).toHaveLength(200);
    expect(crashReport(new Error('x'), log.recent()).text).toContain('{"event":249}');
  });
});
