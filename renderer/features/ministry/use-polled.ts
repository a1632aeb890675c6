import { useEffect, useRef, useState } from 'react';
import type { Result } from '#shared/lib/result.ts';
import type { MinistryFailure } from './ministry-api.ts';
import { useMinistry } from './ministry-context.ts';

/** What was read last, and why the newest reading failed; both when old figures are shown without a network. */
export interface Polled<Value> {
  readonly value: Value | undefined;
  readonly failure: MinistryFailure | undefined;
  readonly refresh: () => void;
}

/** Reads at once and again and again while the page is open; `pauseMs` says how long after a reading. Ends the session when it is over. */
export const usePolled = <Value>(
  key: string,
  read: () => Promise<Result<Value, MinistryFailure>>,
  pauseMs: (value: Value | undefined) => number,
): Polled<Value> => {
  const { endSession } = useMinistry();
  const [state, setState] = useState<Omit<Polled<Value>, 'refresh'> & { readonly key: string }>();
  const [turn, setTurn] = useState(0);
  const latest = useRef({ read, pauseMs, endSession });
  useEffect(() => {
    latest.current = { read, pauseMs, endSession };
  });
  useEffect(() => {
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let known: Value | undefined;
    const readOn = async (): Promise<void> => {
      const answer = await latest.current.read();
      if (!isWanted) return;
      if (!answer.ok && answer.error.type === 'ministry-session-over') return latest.current.endSession();
      known = answer.ok ? answer.value : known;
      setState((before) => ({
        key,
        value: answer.ok ? answer.value : before?.key === key ? before.value : undefined,
        failure: answer.ok ? undefined : answer.error,
      }));
      timer = setTimeout(() => void readOn(), latest.current.pauseMs(known));
    };
    void readOn();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [key, turn]);
  const current = state?.key === key ? state : undefined;
  return { value: current?.value, failure: current?.failure, refresh: () => setTurn((before) => before + 1) };
};
