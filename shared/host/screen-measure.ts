import { z } from 'zod';

/** A bank card, which every counter has at hand, is this wide and high, mm (ISO/IEC 7810, format ID-1). */
export const CARD_WIDTH_MM = 85.6;
export const CARD_HEIGHT_MM = 53.98;

/** A code without its white border is at most so wide, mm: read at arm's length without moving back. */
export const LARGEST_EDGE_MM = 120;
/** And on a screen with room for it not smaller, mm. */
export const SMALLEST_EDGE_MM = 90;

/** A card on a coarse television and on the finest telephone, device pixels. */
export const NARROWEST_CARD_PIXELS = 120;
export const WIDEST_CARD_PIXELS = 2_400;
/** The card on a screen of 96 dots an inch, where measuring begins. */
export const USUAL_CARD_PIXELS = 324;

/** The width of a card on one screen, in device pixels of that screen. */
export const CardPixels = z.number().int().min(NARROWEST_CARD_PIXELS).max(WIDEST_CARD_PIXELS);

/** The same, held within what a screen can be. */
export const withinCardPixels = (pixels: number): number =>
  Math.min(WIDEST_CARD_PIXELS, Math.max(NARROWEST_CARD_PIXELS, Math.round(pixels)));

/** Device pixels per millimetre of a screen on which a card is so wide. */
export const pixelsPerMmOf = (cardPixels: number): number => cardPixels / CARD_WIDTH_MM;

/** Which screen is measured: the window on this PC's monitor, or the paired device. */
export const MeasuredScreen = z.enum(['window', 'paired']);
export type MeasuredScreen = z.output<typeof MeasuredScreen>;

/** A card's outline on the public screen; `isKept` = it fits, and the screen is to remember it. */
export const ScreenRuler = z.object({
  cardPixels: CardPixels,
  screen: MeasuredScreen,
  isKept: z.boolean(),
});
export type ScreenRuler = z.output<typeof ScreenRuler>;
