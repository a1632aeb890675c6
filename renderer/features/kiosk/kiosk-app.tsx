import { useCallback, useEffect, useState } from 'react';
import type { KioskReport, ScreenState } from '#shared/host/kiosk-state.ts';
import { isPayable } from '#shared/host/kiosk-machine.ts';
import { KioskScreen } from './kiosk-screen.tsx';
import { kioskViewOf } from './kiosk-view.ts';

export interface KioskAppProps {
  readonly channel: {
    onState(listener: (state: ScreenState) => void): () => void;
    report(report: KioskReport): void;
  };
}

const TICK_MS = 250;

/** The later of two clocks since this state came: setting the PC's clock back keeps no bill on the screen. */
const useNow = (state: ScreenState): number => {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const cameWallMs = Date.now();
    const cameSteadyMs = performance.now();
    const look = (): void => setNowMs(Math.max(Date.now(), cameWallMs + performance.now() - cameSteadyMs));
    look();
    const timer = setInterval(look, TICK_MS);
    return () => clearInterval(timer);
  }, [state]);
  return nowMs;
};

/** Shows what the counter says and reports whether the QR it drew can be believed. */
export const KioskApp = ({ channel }: KioskAppProps) => {
  const [state, setState] = useState<ScreenState>({ kind: 'idle', officeName: '', isDemo: false });
  const nowMs = useNow(state);
  useEffect(() => channel.onState(setState), [channel]);
  const billId = state.kind !== 'lost' && isPayable(state) ? state.bill.billId : undefined;
  const onCheck = useCallback(
    (check: KioskReport['check']) => {
      if (billId !== undefined) channel.report({ billId, check });
    },
    [billId, channel],
  );
  return <KioskScreen view={kioskViewOf(state, nowMs)} onCheck={onCheck} />;
};
