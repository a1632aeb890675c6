/** White around a QR, in modules (ISO/IEC 18004). */
export const QUIET_MODULES = 4;

/** How a symbol is drawn: every module a whole number of device pixels, so that no edge is ever blurred. */
export interface QrSize {
  readonly pixelsPerModule: number;
  readonly sidePixels: number;
  /** Edge on the page in CSS pixels: exactly `sidePixels` on this screen. */
  readonly sideCss: number;
}

/** The largest size that fits `roomCss` CSS pixels at this pixel ratio; at least one device pixel per module. */
export const qrSizeFor = (modules: number, roomCss: number, devicePixelRatio: number): QrSize => {
  const modulesWithQuiet = modules + 2 * QUIET_MODULES;
  const pixelsPerModule = Math.max(1, Math.floor((roomCss * devicePixelRatio) / modulesWithQuiet));
  const sidePixels = pixelsPerModule * modulesWithQuiet;
  return { pixelsPerModule, sidePixels, sideCss: sidePixels / devicePixelRatio };
};
