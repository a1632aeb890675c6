import { LARGEST_EDGE_MM } from '#shared/host/screen-measure.ts';

/** White around a QR, in modules (ISO/IEC 18004). */
export const QUIET_MODULES = 4;

/** Twelve centimetres on a screen of 96 dots an inch: taken while nobody has measured the screen. */
const USUAL_ROOM_CSS = 480;

/** How a symbol is drawn: every module a whole number of device pixels, so that no edge is ever blurred. */
export interface QrSize {
  readonly pixelsPerModule: number;
  readonly sidePixels: number;
  /** Edge of the symbol without its white border, in device pixels. */
  readonly edgePixels: number;
  /** Edge on the page in CSS pixels: exactly `sidePixels` on this screen. */
  readonly sideCss: number;
}

/** What is known of the place where a code is drawn. */
export interface QrPlace {
  /** Edge of the room there is, in CSS pixels. */
  readonly roomCss: number;
  readonly devicePixelRatio: number;
  /** Device pixels per mm; undefined while nobody has measured the screen. */
  readonly pixelsPerMm: number | undefined;
}

/**
 * The largest size with whole device pixels that fits the room and is no larger than twelve centimetres, by the
 * measured screen or else as if it had 96 dots an inch; at least one device pixel per module.
 */
export const qrSizeFor = (modules: number, { roomCss, devicePixelRatio, pixelsPerMm }: QrPlace): QrSize => {
  const modulesWithQuiet = modules + 2 * QUIET_MODULES;
  const inRoom = (edgeCss: number): number => (edgeCss * devicePixelRatio) / modulesWithQuiet;
  const fits =
    pixelsPerMm === undefined
      ? inRoom(Math.min(roomCss, USUAL_ROOM_CSS))
      : Math.min(inRoom(roomCss), (LARGEST_EDGE_MM * pixelsPerMm) / modules);
  const pixelsPerModule = Math.max(1, Math.floor(fits));
  const sidePixels = pixelsPerModule * modulesWithQuiet;
  return {
    pixelsPerModule,
    sidePixels,
    edgePixels: pixelsPerModule * modules,
    sideCss: sidePixels / devicePixelRatio,
  };
};
