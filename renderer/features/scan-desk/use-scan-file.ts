import { useMemo, useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { scanFileWords } from '#i18n/messages/scan-file.ts';
import { useServices } from '#services/services.ts';
import { readScanFile, scanFileKey, type FileAction, type ScanFile } from '#shared/domain/scan-file.ts';
import { planScanFile, type ScanFilePlan } from './scan-file-plan.ts';
import type { OpenDesk } from './scan-desk-of.ts';
import { knownScanFileAt, rememberScanFile } from './known-scan-files.ts';

/** Where taking a file over stands; nothing is stored before `storing`, and then all of it or nothing. */
export type ScanFileState =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly name: string }
  | {
      readonly kind: 'preview' | 'storing';
      readonly name: string;
      readonly action: FileAction;
      readonly plan: ScanFilePlan;
      /** When this PC took the same file over before. */
      readonly knownAt: string | undefined;
      readonly error: MutateError | undefined;
    };

interface Chosen {
  readonly name: string;
  readonly key: string;
  readonly file: ScanFile;
}

/** Files of scanners are small; this is a week of scanning. */
const LARGEST_BYTES = 5_000_000;

const readChosen = async (file: File): Promise<Chosen | undefined> => {
  if (file.size > LARGEST_BYTES) return undefined;
  try {
    const content = await file.text();
    return { name: file.name, key: scanFileKey(content), file: readScanFile(content, scanFileWords) };
  } catch {
    // The file went away between choosing and reading.
    return undefined;
  }
};

/** Reads a batch scanner's file, shows what it would do, and stores it when a person says so. */
export const useScanFile = (open: OpenDesk) => {
  const services = useServices();
  const { data } = services;
  const [chosen, setChosen] = useState<Chosen | { readonly unreadable: string }>();
  const [action, setAction] = useState<FileAction>('return');
  const [storing, setStoring] = useState<{ readonly error: MutateError } | 'now'>();
  const isRead = chosen !== undefined && 'file' in chosen;
  const plan = useMemo(() => {
    if (!isRead) return undefined;
    const { purpose, dueOn } = open.store.getState().desk;
    return planScanFile(data.rows, { ...chosen.file, ...chosen }, { action, purpose, dueOn, nowMs: services.nowMs() });
  }, [isRead, chosen, action, data, open, services]);

  const close = (): void => {
    setChosen(undefined);
    setStoring(undefined);
  };
  const choose = async (file: File): Promise<void> => {
    setAction(open.store.getState().desk.action);
    setChosen((await readChosen(file)) ?? { unreadable: file.name });
  };
  const store = async (): Promise<number | undefined> => {
    if (!isRead || plan === undefined || storing === 'now') return undefined;
    setStoring('now');
    const stored = await data.mutateAll(plan.calls);
    if (!stored.ok) {
      setStoring({ error: stored.error });
      return undefined;
    }
    rememberScanFile(localStorage, { key: chosen.key, at: new Date(services.nowMs()).toISOString() });
    close();
    return plan.lines.length + plan.problems.length;
  };

  const state = ((): ScanFileState => {
    if (chosen === undefined) return { kind: 'none' };
    if (!isRead || plan === undefined) return { kind: 'unreadable', name: isRead ? chosen.name : chosen.unreadable };
    return {
      kind: storing === 'now' ? 'storing' : 'preview',
      name: chosen.name,
      action,
      plan,
      knownAt: knownScanFileAt(localStorage, chosen.key),
      error: typeof storing === 'object' ? storing.error : undefined,
    };
  })();
  return { state, choose, close, store, setAction };
};
