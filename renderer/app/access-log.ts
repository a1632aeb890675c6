import { z } from 'zod';
import type { AccessNotes, Services } from '#services/services.ts';
import type { Host } from '#shared/host/host.ts';
import { DataAccess, MOST_ACCESSES } from '#shared/model/data-access.ts';

export interface AccessLogDeps {
  readonly mutate: Services['data']['mutate'];
  readonly actorId: () => string | undefined;
  readonly nowMs: () => number;
  /** Where what is not told yet outlives the window; the training has a place of its own. */
  readonly memory: Pick<Storage, 'getItem' | 'setItem'>;
  readonly officeId: string;
  /** Runs again and again; gives how to stop. */
  readonly every: (ms: number, run: () => void) => () => void;
  /** Runs when what the person is waiting for is done. */
  readonly later: (run: () => void) => void;
}

/** Told together, so that looking at a page costs no change of its own and stands in the way of no scan. */
const TELL_EVERY_MS = 5 * 60_000;
/** More are not kept: weeks of work of a PC that is never logged in to long enough to tell them. */
const MOST_KEPT = 5_000;

const keyOf = (officeId: string): string => `faem.data-access.${officeId}`;

const recall = ({ memory, officeId }: AccessLogDeps): readonly DataAccess[] => {
  try {
    return z.array(DataAccess).parse(JSON.parse(memory.getItem(keyOf(officeId)) ?? '[]'));
  } catch {
    // Nothing is remembered, or not by us.
    return [];
  }
};

type Act =
  { readonly kind: 'opened'; readonly subjectId: string } | { readonly kind: 'saved'; readonly fileName: string };

const isSameAct = (one: DataAccess, other: DataAccess): boolean =>
  one.actorId === other.actorId &&
  (one.kind === 'opened'
    ? other.kind === 'opened' && one.subjectId === other.subjectId
    : other.kind === 'saved' && one.fileName === other.fileName);

/** Who looked at whose data on this PC, told to the centre every few minutes while somebody is logged in. */
export interface AccessLog extends AccessNotes {
  /** Tells now what has gathered; a refusal keeps it for the next time. */
  tell(): Promise<void>;
  stop(): void;
}

/** Starts it with what the last window could not tell any more. */
export const startAccessLog = (deps: AccessLogDeps): AccessLog => {
  let waiting = recall(deps);
  const remember = (): void => {
    try {
      deps.memory.setItem(keyOf(deps.officeId), JSON.stringify(waiting));
    } catch {
      // A full disk: what gathers now is told in a few minutes, or lost with the window.
    }
  };
  const note = (act: Act): void => {
    const actorId = deps.actorId();
    if (actorId === undefined) return;
    const access: DataAccess = { ...act, actorId, at: new Date(deps.nowMs()).toISOString() };
    const last = waiting.at(-1);
    if (last && isSameAct(last, access)) return;
    waiting = [...waiting, access].slice(-MOST_KEPT);
    deps.later(remember);
  };
  const tellOnce = async (): Promise<void> => {
    if (waiting.length === 0 || deps.actorId() === undefined) return;
    const told = waiting.slice(0, MOST_ACCESSES);
    const stored = await deps.mutate('note-data-access', { accesses: told });
    if (!stored.ok) return;
    waiting = waiting.filter((access) => !told.includes(access));
    remember();
  };
  let telling: Promise<void> | undefined;
  const tell = (): Promise<void> => {
    telling ??= tellOnce().finally(() => {
      telling = undefined;
    });
    return telling;
  };
  return {
    opened: (subjectId) => note({ kind: 'opened', subjectId }),
    saved: (fileName) => note({ kind: 'saved', fileName: fileName.slice(0, 120) }),
    tell,
    stop: deps.every(TELL_EVERY_MS, () => void tell()),
  };
};

/** The shell's way to save files, with every file that was saved noted. */
export const notingSaves = ({ files }: Pick<Host, 'files'>, access: Pick<AccessNotes, 'saved'>): Host['files'] => ({
  ...files,
  save: async (fileName, bytes) => {
    const saved = await files.save(fileName, bytes);
    if (saved.ok && saved.value.saved) access.saved(fileName);
    return saved;
  },
});
