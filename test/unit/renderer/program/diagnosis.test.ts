import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnosisOf, type DiagnosisParts } from '#features/program/diagnosis.ts';
import { secondsLeft } from '#features/program/time-left.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';

const anEntry = (over: Partial<OutboxEntry> = {}): OutboxEntry => ({
  clientId: 'client-1',
  seq: 1,
  id: 'entry-1',
  name: 'check-in-folder@1',
  args: {},
  actorId: 'staff-1',
  deviceId: 'device-1',
  occurredAt: '2026-11-22T02:00:00.000Z',
  monotonicMs: 1,
  offsetMs: 0,
  ...over,
});

const parts = (over: Partial<DiagnosisParts> = {}): DiagnosisParts => ({
  madeAt: '2026-11-22T02:00:00.000Z',
  appVersion: '0.1.0',
  machine: undefined,
  storage: { usedBytes: 1, allowedBytes: 2, isPersisted: true },
  screen: { widthPx: 1280, heightPx: 720, scale: 1 },
  preferences: { language: 'th' },
  abilities: ['exact-pdf'],
  rowCounts: { factory: 5_000 },
  status: { phase: { kind: 'idle' }, pending: 0, lastSyncedAt: undefined, changedAt: {}, offsetMs: 12.4 },
  pending: [],
  verdicts: [],
  startFinding: 'sound',
  events: [],
  ...over,
});

const textOf = (given: Partial<DiagnosisParts>): string => JSON.stringify(diagnosisOf(parts(given)));

describe('the diagnosis file', () => {
  test('says versions, sizes, counts by kind and codes', () => {
    const refused = { kind: 'rejected', error: { type: 'folder-unknown' } } as const;
    const made = diagnosisOf(
      parts({
        pending: [anEntry(), anEntry({ seq: 2 }), anEntry({ name: 'lend-folder@1' })],
        verdicts: [{ seq: 1, verdict: refused, entry: anEntry() }],
        events: ['2026-11-22T02:00:00.000Z error scan-listener-failed {"message":"สมชาย"}'],
      }),
    );

    expect(made).toMatchObject({
      rows: { factory: 5_000 },
      sync: {
        pendingByKind: { 'check-in-folder@1': 2, 'lend-folder@1': 1 },
        refusals: { 'folder-unknown': 1 },
        clockOffsetMs: 12,
      },
      events: ['2026-11-22T02:00:00.000Z error scan-listener-failed'],
    });
  });

  test('holds nothing that stands in a row, a change, a refusal or the facts of an event, whatever that is', () => {
    // Seldom enough that the file cannot contain it by chance.
    const secret = fc
      .oneof(fc.string({ minLength: 3 }), fc.stringMatching(/^[ก-๛ ]{3,20}$/), fc.stringMatching(/^\d{13}$/))
      .map((text) => `§${text}§`);
    fc.assert(
      fc.property(
        secret,
        fc.constantFrom('args', 'ids', 'refusal', 'facts', 'event', 'phase', 'name'),
        (text, where) => {
          const entry = anEntry(
            where === 'ids'
              ? { actorId: text, deviceId: text, clientId: text, id: text, args: text }
              : where === 'name'
                ? { name: text }
                : { args: { name: text, list: [text] } },
          );
          const verdict = { kind: 'rejected', error: { type: where === 'refusal' ? text : 'x', name: text } } as const;
          const line =
            where === 'event'
              ? text
              : `2026-11-22T02:00:00.000Z warn ${where === 'facts' ? 'odd' : text} {"a":"${text}"}`;

          const file = textOf({
            pending: [entry],
            verdicts: [{ seq: 1, verdict, entry }],
            events: [line],
            startFinding: where === 'phase' ? text : 'sound',
          });

          expect(file).not.toContain(text);
          expect(file).not.toContain(JSON.stringify(text).slice(1, -1));
          expect(file).not.toContain('§');
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the time that is left', () => {
  test('is said when it can be known, never less than a second', () => {
    expect(secondsLeft({ sinceMs: 0, share: 0.25 }, 10_000)).toBe(30);
    expect(secondsLeft({ sinceMs: 0, share: 0.999 }, 5_000)).toBe(1);
  });

  test('is not guessed at the beginning', () => {
    expect(secondsLeft({ sinceMs: 0, share: 0.5 }, 1_000)).toBeUndefined();
    expect(secondsLeft({ sinceMs: 0, share: 0 }, 60_000)).toBeUndefined();
  });
});
