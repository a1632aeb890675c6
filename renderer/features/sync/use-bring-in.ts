import { useState } from 'react';
import type { CarriedFile } from '#data/carried-work-file.ts';
import { readWorkInFile } from '#data/work-in-file.ts';
import type { KnownError } from '#i18n/error-text.ts';
import { useServices } from '#services/services.ts';
import type { CarriedWork } from '#shared/sync/carry-entries.ts';

/** How far somebody has come with a file from a stick. */
export type BringIn =
  | { readonly kind: 'closed' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'unreadable'; readonly error: KnownError }
  | { readonly kind: 'ready'; readonly file: CarriedFile }
  | { readonly kind: 'sending'; readonly file: CarriedFile; readonly taken: number }
  | { readonly kind: 'stopped'; readonly file: CarriedFile; readonly error: KnownError }
  | { readonly kind: 'done'; readonly file: CarriedFile; readonly work: CarriedWork };

export interface BringInControl {
  readonly state: BringIn;
  readonly choose: (file: File) => void;
  readonly send: () => void;
  readonly close: () => void;
}

/** Reads a file from a stick, checks it, and sends what it holds when the person says so. */
export const useBringIn = (): BringInControl => {
  const { data } = useServices();
  const [state, setState] = useState<BringIn>({ kind: 'closed' });
  const read = async (chosen: File): Promise<void> => {
    setState({ kind: 'reading' });
    const [office] = data.rows.all('office').values();
    const here = { officeId: office?.id ?? '', keys: data.rows.all('officeKey').values() };
    const file = await readWorkInFile(chosen, here);
    setState(file.ok ? { kind: 'ready', file: file.value } : { kind: 'unreadable', error: file.error });
  };
  const send = async (file: CarriedFile): Promise<void> => {
    setState({ kind: 'sending', file, taken: 0 });
    const work = await data.sync.carry(file.entries, (taken) => setState({ kind: 'sending', file, taken }));
    setState(work.ok ? { kind: 'done', file, work: work.value } : { kind: 'stopped', file, error: work.error });
  };
  return {
    state,
    choose: (chosen) => void read(chosen).catch(() => setState({ kind: 'unreadable', error: { type: 'unreadable' } })),
    send: () => {
      if (state.kind === 'ready' || state.kind === 'stopped') void send(state.file);
    },
    close: () => {
      // What is being sent goes on; a second upload of the same file changes nothing.
      if (state.kind !== 'sending') setState({ kind: 'closed' });
    },
  };
};
