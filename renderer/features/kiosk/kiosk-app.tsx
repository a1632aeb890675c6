import { useCallback, useEffect, useState } from 'react';
import type { KioskReport, ScreenState } from '#shared/host/kiosk-state.ts';
import { isPayable } from '#shared/host/kiosk-machine.ts';
import { type MeasuredScreen, pixelsPerMmOf } from '#shared/host/screen-measure.ts';
import { KioskScreen } from './kiosk-screen.tsx';
import { kioskViewOf } from './kiosk-view.ts';
import { createScreenMemory } from './screen-memory.ts';
import type { CodeCheck } from './verified-qr.tsx';

export interface KioskAppProps {
  readonly channel: {
    /** Which of the screens this is, when one is measured. */
    readonly screen: MeasuredScreen;
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
  const [memory] = useState(() => createScreenMemory(window.localStorage, window.location.search, window.screen));
  const [cardPixels, setCardPixels] = useState(() => memory.read());
  useEffect(
    () =>
      channel.onState((next) => {
        const ruler = next.kind === 'ruler' ? next.ruler : undefined;
        const isHere = ruler?.screen === channel.screen;
        // Two screens may listen, and only one of them has the card held against it.
        setState(next.kind === 'ruler' && !isHere ? { ...next, kind: 'idle' } : next);
        if (!ruler?.isKept || !isHere) return;
        memory.write(ruler.cardPixels);
        setCardPixels(ruler.cardPixels);
      }),
    [channel, memory],
  );
  const billId = state.kind !== 'lost' && isPayable(state) ? state.bill.billId : undefined;
  const onCheck = useCallback(
    (found: CodeCheck) => {
      if (billId !== undefined) channel.report({ billId, ...found });
    },
    [billId, channel],
  );
  const pixelsPerMm = cardPixels === undefined ? undefined : pixelsPerMmOf(cardPixels);
  return <KioskScreen view={kioskViewOf(state, nowMs)} pixelsPerMm={pixelsPerMm} onCheck={onCheck} />;
};
