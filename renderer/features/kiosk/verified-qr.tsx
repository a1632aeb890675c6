import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KioskBill, KioskReport } from '#shared/host/kiosk-state.ts';
import { asksForBill } from './bill-check.ts';
import { drawQr, qrSymbolOf } from './qr-drawing.ts';
import { readQr } from './qr-reading.ts';
import { qrSizeFor } from './qr-size.ts';
import styles from './kiosk.module.css';

export interface VerifiedQrProps {
  readonly bill: KioskBill;
  /** Edge of the room there is, in CSS pixels. */
  readonly roomCss: number;
  readonly label: string;
  readonly onCheck: (check: KioskReport['check']) => void;
}

const useDevicePixelRatio = (): number => {
  const [ratio, setRatio] = useState(window.devicePixelRatio);
  useEffect(() => {
    const query = window.matchMedia(`(resolution: ${ratio}dppx)`);
    const onChange = (): void => setRatio(window.devicePixelRatio);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, [ratio]);
  return ratio;
};

/** Puts the canvas on a whole device pixel: half a pixel aside would blur every edge of the code. */
const alignToPixels = (canvas: HTMLCanvasElement, ratio: number): void => {
  canvas.style.transform = 'none';
  const { left, top } = canvas.getBoundingClientRect();
  const shift = (position: number): number => Math.round(position * ratio) / ratio - position;
  canvas.style.transform = `translate(${shift(left)}px, ${shift(top)}px)`;
};

const drawAndCheck = (
  canvas: HTMLCanvasElement,
  bill: KioskBill,
  sizing: { roomCss: number; ratio: number },
): boolean => {
  const symbol = qrSymbolOf(bill.payload);
  const size = qrSizeFor(symbol.modules, sizing.roomCss, sizing.ratio);
  drawQr(canvas, symbol, size);
  canvas.style.width = `${size.sideCss}px`;
  canvas.style.height = `${size.sideCss}px`;
  alignToPixels(canvas, sizing.ratio);
  const read = readQr(canvas);
  return read === bill.payload && asksForBill(read, bill);
};

/** The QR of a bill. It stays hidden until its own pixels were read back and found to ask for exactly this bill. */
export const VerifiedQr = ({ bill, roomCss, label, onCheck }: VerifiedQrProps) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = useDevicePixelRatio();
  // Before the screen is painted, so that no unchecked code is ever seen, not even of the bill before.
  useLayoutEffect(() => {
    if (!canvas.current) return;
    const check = drawAndCheck(canvas.current, bill, { roomCss, ratio }) ? 'shown' : 'self-check-failed';
    canvas.current.dataset['check'] = check;
    onCheck(check);
  }, [bill, roomCss, ratio, onCheck]);
  return (
    <canvas ref={canvas} className={styles.qr} data-testid="kiosk-qr">
      {label}
    </canvas>
  );
};
