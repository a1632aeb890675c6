import type { MachineReport } from '#shared/host/machine-report.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import type { StoredVerdict } from '#shared/sync/ports.ts';
import type { SyncStatus } from '#shared/sync/sync-status.ts';

/** What the diagnosis is made from. Rows come in as numbers only, entries and verdicts give their kinds. */
export interface DiagnosisParts {
  readonly madeAt: string;
  readonly appVersion: string;
  readonly machine: MachineReport | undefined;
  readonly storage: { readonly usedBytes: number; readonly allowedBytes: number; readonly isPersisted: boolean };
  readonly screen: { readonly widthPx: number; readonly heightPx: number; readonly scale: number };
  readonly preferences: { readonly language: 'th' | 'en' };
  readonly abilities: readonly string[];
  readonly rowCounts: Readonly<Record<string, number>>;
  readonly status: SyncStatus;
  readonly pending: readonly OutboxEntry[];
  readonly verdicts: readonly StoredVerdict[];
  readonly startFinding: string;
  /** Lines of the page's own log. */
  readonly events: readonly string[];
}

/** Names of things in this program: `check-in-folder`, `storage-full`. Whatever else stands there is not said. */
const wordOf = (text: string): string => (/^[a-z][a-z0-9.@-]{0,60}$/i.test(text) ? text : '[withheld]');

const countedBy = <T>(things: readonly T[], kind: (thing: T) => string): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const thing of things) {
    const word = wordOf(kind(thing));
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
};

/** Time, level and name of an event; its facts may quote what a person typed. */
const eventOf = (line: string): string => {
  const [, at, level, name] = /^(\S+Z) (info|warn|error) (\S+)/.exec(line) ?? [];
  return at === undefined ? '[withheld]' : `${at} ${level} ${wordOf(name ?? '')}`;
};

const phaseOf = ({ phase }: SyncStatus): string =>
  phase.kind === 'waiting' ? `waiting ${wordOf(phase.error.type)}` : phase.kind;

/**
 * The file a person sends when something is wrong: versions, sizes, counts, codes and times. It is put together from
 * numbers and from names of things in this program, so nothing that stands in a row can get into it.
 */
export const diagnosisOf = (parts: DiagnosisParts): object => ({
  kind: 'faem-diagnosis',
  madeAt: parts.madeAt,
  version: parts.appVersion,
  machine: parts.machine ?? 'browser',
  storage: parts.storage,
  screen: parts.screen,
  language: parts.preferences.language,
  abilities: parts.abilities.map(wordOf),
  rows: parts.rowCounts,
  sync: {
    phase: phaseOf(parts.status),
    pending: parts.status.pending,
    pendingByKind: countedBy(parts.pending, ({ name }) => name),
    oldestPendingAt: parts.pending.map(({ occurredAt }) => occurredAt).toSorted()[0] ?? null,
    lastSyncedAt: parts.status.lastSyncedAt ?? null,
    clockOffsetMs: Math.round(parts.status.offsetMs),
    verdicts: countedBy(parts.verdicts, ({ verdict }) => verdict.kind),
    refusals: countedBy(
      parts.verdicts.flatMap(({ verdict }) => (verdict.kind === 'rejected' ? [verdict.error] : [])),
      ({ type }) => type,
    ),
    startFinding: wordOf(parts.startFinding),
  },
  events: parts.events.map(eventOf),
});
