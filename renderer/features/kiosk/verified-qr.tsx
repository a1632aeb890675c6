import { useLayoutEffect, useRef } from 'react';
import type { KioskBill, KioskReport } from '#shared/host/kiosk-state.ts';
import { asksForBill } from './bill-check.ts';
import { drawQr, qrSymbolOf } from './qr-drawing.ts';
import { readQr } from './qr-reading.ts';
import { qrSizeFor, type QrSize } from './qr-size.ts';
import { useDevicePixelRatio } from './use-device-pixel-ratio.ts';
import styles from './kiosk.module.css';

/** What is known of a code after its pixels were read back; its edge in mm where the screen was measured. */
export type CodeCheck = Pick<KioskReport, 'check' | 'edgeMm'>;

export interface VerifiedQrProps {
  readonly bill: KioskBill;
  /** Edge of the room there is, in CSS pixels. */
  readonly roomCss: number;
  /** Device pixels per mm of this screen; undefined while nobody has measured it. */
  readonly pixelsPerMm: number | undefined;
  readonly label: string;
  readonly onCheck: (found: CodeCheck) => void;
}

/** Puts the canvas on a whole device pixel: half a pixel aside would blur every edge of the code. */
const alignToPixels = (canvas: HTMLCanvasElement, ratio: number): void => {
  canvas.style.transform = 'none';
  const { left, top } = canvas.getBoundingClientRect();
  const shift = (position: number): number => Math.round(position * ratio) / ratio - position;
  canvas.style.transform = `translate(${shift(left)}px, ${shift(top)}px)`;
};

interface Sizing {
  readonly roomCss: number;
  readonly ratio: number;
  readonly pixelsPerMm: number | undefined;
}

const edgeMmOf = ({ edgePixels }: QrSize, { pixelsPerMm }: Sizing): Pick<CodeCheck, 'edgeMm'> =>
  pixelsPerMm === undefined ? {} : { edgeMm: Math.round((edgePixels / pixelsPerMm) * 10) / 10 };

const drawAndCheck = (canvas: HTMLCanvasElement, bill: KioskBill, sizing: Sizing): CodeCheck => {
  const symbol = qrSymbolOf(bill.payload);
  const size = qrSizeFor(symbol.modules, { ...sizing, devicePixelRatio: sizing.ratio });
  drawQr(canvas, symbol, size);
  canvas.style.width = `${size.sideCss}px`;
  canvas.style.height = `${size.sideCss}px`;
  alignToPixels(canvas, sizing.ratio);
  const read = readQr(canvas);
  const isRight = read === bill.payload && asksForBill(read, bill);
  return { check: isRight ? 'shown' : 'self-check-failed', ...edgeMmOf(size, sizing) };
};

/** The QR of a bill. It stays hidden until its own pixels were read back and found to ask for exactly this bill. */
export const VerifiedQr = ({ bill, roomCss, pixelsPerMm, label, onCheck }: VerifiedQrProps) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = useDevicePixelRatio();
  // Before the screen is painted, so that no unchecked code is ever seen, not even of the bill before.
  useLayoutEffect(() => {
    if (!canvas.current) return;
    const found = drawAndCheck(canvas.current, bill, { roomCss, ratio, pixelsPerMm });
    canvas.current.dataset['check'] = found.check;
    onCheck(found);
  }, [bill, roomCss, ratio, pixelsPerMm, onCheck]);
  return (
    <canvas ref={canvas} className={styles.qr} data-testid="kiosk-qr">
      {label}
    </canvas>
  );
};
