import { useCallback, useLayoutEffect, useState } from 'react';
import type { ScannerControl } from '#scan/scanner-control.ts';
import {
  addTeachInKey,
  closeSample,
  emptyTeachIn,
  lastSampleText,
  learnScanner,
  SAMPLE_PAUSE_MS,
  SAMPLES_NEEDED,
  type ScannerProfile,
  type TeachIn,
  type TeachInProblem,
} from '#shared/domain/scanner-profile.ts';

/** Where a teach-in stands. */
export type TeachInState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'listening'; readonly scans: number; readonly lastText: string }
  | { readonly kind: 'learnt'; readonly profile: ScannerProfile }
  | { readonly kind: 'failed'; readonly problem: TeachInProblem };

const listening = (teachIn: TeachIn): TeachInState => ({
  kind: 'listening',
  scans: teachIn.samples.length,
  lastText: lastSampleText(teachIn),
});

const finished = ({ samples }: TeachIn, label: string): TeachInState => {
  const learnt = learnScanner(samples, label);
  return learnt.ok ? { kind: 'learnt', profile: learnt.value } : { kind: 'failed', problem: learnt.error };
};

/** Longer than the pause between scans: a busy page gets its keys late, and half a scan teaches nothing. */
const QUIET_MS = 2 * SAMPLE_PAUSE_MS;

/** Listens to the scanner until the label was scanned often enough, then says what was learnt. */
export const useTeachIn = (control: ScannerControl, label: string) => {
  const [state, setState] = useState<TeachInState>({ kind: 'idle' });
  const isListening = state.kind === 'listening';
  const start = useCallback(() => setState(listening(emptyTeachIn)), []);
  const cancel = useCallback(() => setState({ kind: 'idle' }), []);
  // In step with the paint: a key pressed the moment the result stands there is no longer the scanner's.
  useLayoutEffect(() => {
    if (!isListening) return undefined;
    let teachIn = emptyTeachIn;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const pause = (): void => {
      teachIn = closeSample(teachIn);
      setState(teachIn.samples.length >= SAMPLES_NEEDED ? finished(teachIn, label) : listening(teachIn));
    };
    const stopHearing = control.hearKeys((key) => {
      if (key.code === 'Escape') {
        setState({ kind: 'idle' });
        return;
      }
      teachIn = addTeachInKey(teachIn, key);
      clearTimeout(timer);
      timer = setTimeout(pause, QUIET_MS);
    });
    return () => {
      clearTimeout(timer);
      stopHearing();
    };
  }, [isListening, control, label]);
  return { state, start, cancel };
};
