import { describe, expect, test } from 'vitest';
import { refusalsAsFile } from '#features/sync/export-refusals.ts';
import { anEntry } from '#test/builders/sync.ts';

const listOf = (args: unknown) => {
  const error = { type: 'folder-unknown', folderId: 'folder-9' };
  const file = refusalsAsFile([{ seq: 7, verdict: { kind: 'rejected', error }, entry: anEntry({ seq: 7, args }) }]);
  return JSON.parse(new TextDecoder().decode(file)) as unknown;
};

describe('the file of what the centre refused', () => {
  test('holds what was asked, by whom, when, and why it was refused', () => {
    expect(listOf({ text: 'A-12' })).toEqual([
      {
        seq: 7,
        clientId: 'client-1',
        id: 'entry-7',
        name: 'park-scan@1',
        actorId: 'staff-1',
        occurredAt: '2026-11-23T02:00:00.000Z',
        error: { type: 'folder-unknown', folderId: 'folder-9' },
        args: { text: 'A-12' },
      },
    ]);
  });

  test('shows no citizen id, and a firm whole', () => {
    expect(JSON.stringify(listOf({ ids: ['3101300000455', '0105556000019'] }))).toContain(
      '["3-1013-xxxxx-45-5","0105556000019"]',
    );
  });
});
