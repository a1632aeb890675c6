import { useCallback, useEffect, useState } from 'react';
import type { KioskReport, KioskState } from '#shared/host/kiosk-state.ts';
import { KioskScreen } from './kiosk-screen.tsx';
import { kioskViewOf } from './kiosk-view.ts';

export interface KioskAppProps {
  readonly channel: {
    onState(listener: (state: KioskState) => void): () => void;
    report(report: KioskReport): void;
  };
}

const TICK_MS = 250;

const useNow = (): number => {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
};

/** Shows what the counter says and reports whether the QR it drew can be believed. */
export const KioskApp = ({ channel }: KioskAppProps) => {
  const [state, setState] = useState<KioskState>({ kind: 'idle', officeName: '', isDemo: false });
  const nowMs = useNow();
  useEffect(() => channel.onState(setState), [channel]);
  const billId = state.kind === 'bill' || state.kind === 'waiting' ? state.bill.billId : undefined;
  const onCheck = useCallback(
    (check: KioskReport['check']) => {
      if (billId !== undefined) channel.report({ billId, check });
    },
    [billId, channel],
  );
  return <KioskScreen view={kioskViewOf(state, nowMs)} onCheck={onCheck} />;
};
