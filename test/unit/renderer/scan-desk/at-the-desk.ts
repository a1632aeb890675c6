import { openScanDesk, stepScanDesk } from '#features/scan-desk/scan-desk-machine.ts';
import type {
  DeskKnowledge,
  DeskScan,
  FolderFacts,
  PlaceFacts,
  ScanDeskEffect,
  ScanDeskEvent,
  ScanDeskState,
} from '#features/scan-desk/scan-desk-state.ts';
import type { ScanAction } from '#shared/domain/scan-code.ts';
import { isoDate } from '#shared/domain/thai-date.ts';

export const SHELF: PlaceFacts = { id: 'shelf', withinIds: ['shelf', 'cabinet', 'room'], isStorage: true };
export const SLOT: PlaceFacts = { id: 'slot', withinIds: ['slot', 'shelf', 'cabinet', 'room'], isStorage: true };
export const OTHER_SHELF: PlaceFacts = { id: 'other', withinIds: ['other', 'room-b'], isStorage: true };
export const DESK: PlaceFacts = { id: 'desk', withinIds: ['desk'], isStorage: false };

const aFolder = (id: string, changes: Partial<FolderFacts> = {}): FolderFacts => ({
  id,
  home: SHELF,
  whereabouts: { kind: 'expected-at-home', placeId: 'shelf' },
  ...changes,
});
export const folder = (id: string, changes: Partial<FolderFacts> = {}): DeskScan => ({
  kind: 'folder',
  folder: aFolder(id, changes),
});
export const place = (facts: PlaceFacts): DeskScan => ({ kind: 'place', place: facts });
export const badge = (staffId: string): DeskScan => ({
  kind: 'person',
  staffId,
  heldIds: ['f-7', 'f-8'],
  isApprover: staffId === 'boss',
});
export const card = (action: ScanAction): DeskScan => ({ kind: 'action', action });
export const unknown: DeskScan = { kind: 'unknown', reason: { type: 'not-in-office' } };

const WITHOUT_POLICY: DeskKnowledge = { checkLoan: () => ({ breaches: [], foldersAfter: 1 }) };

/** A desk on which things happen one after the other, ten seconds apart unless said otherwise. */
export const atTheDesk = (known: DeskKnowledge = WITHOUT_POLICY) => {
  let state: ScanDeskState = openScanDesk({ purpose: 'ตรวจเอกสาร', dueOn: isoDate('2026-11-30') });
  let atMs = 0;
  const effects: ScanDeskEffect[] = [];
  const send = (event: ScanDeskEvent) => {
    const step = stepScanDesk(state, event, known);
    state = step.state;
    effects.push(...step.effects);
    return desk;
  };
  const desk = {
    scan: (scan: DeskScan, afterMs = 10_000) => {
      atMs += afterMs;
      return send({ kind: 'scanned', scan, text: '113000004250', atMs, scanAtMs: atMs });
    },
    send,
    /** Everything that waits is stored, in order. */
    store: () => {
      for (const { number, stored } of state.results.toReversed()) {
        if (stored.kind === 'storing') send({ kind: 'stored', number, mutationId: `m-${number}` });
        if (stored.kind === 'undoing') send({ kind: 'undo-stored', number, atMs });
      }
      return desk;
    },
    last: () => state.results[0],
    said: () => state.results.map(({ message }) => message.kind).toReversed(),
    calls: () => effects.flatMap((effect) => (effect.kind === 'announce' ? [] : [effect.call])),
    announced: () => effects.flatMap((effect) => (effect.kind === 'announce' ? [effect.result.message.kind] : [])),
    state: () => state,
  };
  return desk;
};
