import type { FileAction, ScanFile, ScanFileLine, ScanFileProblem } from '#shared/domain/scan-file.ts';
import { SCAN_FILE_ROW_LINES } from '#shared/model/scan-file-rows.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { resolveScan } from './resolve-scan.ts';
import { openScanDesk, stepScanDesk } from './scan-desk-machine.ts';
import type { DeskKnowledge, DeskScan, ScanDeskEvent, ScanDeskState } from './scan-desk-state.ts';

/** What becomes of a line. */
export interface PlannedLine {
  readonly scan: ScanFileLine;
  readonly means: DeskScan['kind'];
  /** The action under which the desk took it. */
  readonly action: FileAction;
}

/** What taking a file over would do: everything in one commit, in the order of the file. */
export interface ScanFilePlan {
  readonly lines: readonly PlannedLine[];
  readonly problems: readonly ScanFileProblem[];
  readonly calls: readonly MutationCall[];
}

interface PlanTerms {
  readonly action: FileAction;
  readonly purpose: string;
  readonly dueOn: ScanDeskState['dueOn'];
  readonly nowMs: number;
}

/** Two lines are two scans: a batch scanner does not bounce, and its clock is not trusted. */
const BETWEEN_LINES_MS = 10_000;
const MAX_PARKED_TEXT = 512;

const parkedProblem = ({ content, line }: ScanFileProblem, fileName: string): MutationCall => ({
  name: 'park-scan',
  args: { text: content.slice(0, MAX_PARKED_TEXT), note: `${fileName.slice(0, 255)}:${line}` },
});

const keptParts = (lines: readonly ScanFileLine[], file: { readonly key: string; readonly name: string }) =>
  Array.from({ length: Math.ceil(lines.length / SCAN_FILE_ROW_LINES) }, (_, part): MutationCall => ({
    name: 'keep-scan-file',
    args: {
      fileKey: file.key,
      fileName: file.name.slice(0, 255),
      part,
      entries: lines
        .slice(part * SCAN_FILE_ROW_LINES, (part + 1) * SCAN_FILE_ROW_LINES)
        .map(({ line, text, at }) => ({ line, text, ...(at === undefined ? {} : { at: at.slice(0, 80) }) })),
    },
  }));

/** What a file tells has happened: the folders have left the room, and a loan outside the policy becomes a card. */
const LENT_ALREADY: DeskKnowledge = { checkLoan: () => ({ breaches: [], foldersAfter: 0 }) };

/** Runs the desk over a line; gives the desk after it and what it wants stored. */
const takeLine = (
  desk: ScanDeskState,
  line: ScanFileLine,
  { scan, atMs }: { readonly scan: DeskScan; readonly atMs: number },
): { readonly desk: ScanDeskState; readonly calls: readonly MutationCall[] } => {
  const events: ScanDeskEvent[] = [];
  if (line.action !== undefined && line.action !== desk.action) {
    events.push({ kind: 'action-picked', action: line.action, atMs });
  }
  events.push({ kind: 'scanned', scan, text: line.text, atMs, scanAtMs: atMs });
  let current = desk;
  const calls: MutationCall[] = [];
  for (const event of events) {
    const { state, effects } = stepScanDesk(current, event, LENT_ALREADY);
    current = state;
    calls.push(...effects.flatMap((effect) => (effect.kind === 'store' ? [effect.call] : [])));
  }
  return { desk: current, calls };
};

/**
 * What a file would do, found out by the desk itself: each line is scanned on a desk of its own that stores nothing. Lines
 * that are no scan are parked with their number; the card "undo" is one of them, since there is nobody to see what it undoes.
 */
export const planScanFile = (
  rows: ReadModel,
  file: ScanFile & { readonly key: string; readonly name: string },
  terms: PlanTerms,
): ScanFilePlan => {
  const picked = stepScanDesk(
    openScanDesk(terms),
    { kind: 'action-picked', action: terms.action, atMs: terms.nowMs },
    LENT_ALREADY,
  );
  let desk = picked.state;
  const lines: PlannedLine[] = [];
  const problems = [...file.problems];
  const calls: MutationCall[] = [];
  file.lines.forEach((line, at) => {
    const scan = resolveScan(rows, line.text);
    if (scan.kind === 'action' && scan.action === 'undo') {
      problems.push({ line: line.line, content: line.text, reason: 'word-unknown' });
      return;
    }
    const taken = takeLine(desk, line, { scan, atMs: terms.nowMs + at * BETWEEN_LINES_MS });
    desk = taken.desk;
    calls.push(...taken.calls);
    lines.push({ scan: line, means: scan.kind, action: desk.action });
  });
  return {
    lines,
    problems: problems.toSorted((one, other) => one.line - other.line),
    calls: [
      ...calls,
      ...problems.map((problem) => parkedProblem(problem, file.name)),
      ...keptParts(file.lines, { key: file.key, name: file.name }),
    ],
  };
};
