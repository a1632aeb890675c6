import { z } from 'zod';

/** The two resolutions of label printers: 8 dots a millimetre, and 300 dots an inch. */
export type ThermalDpi = 203 | 300;

const MM_PER_INCH = 25.4;
const DOTS_PER_MM: Readonly<Record<ThermalDpi, number>> = { 203: 8, 300: 300 / MM_PER_INCH };

/** Millimetres as whole dots of this print head, rounded. */
export const mmToDots = (mm: number, dpi: ThermalDpi): number => Math.round(mm * DOTS_PER_MM[dpi]);

/** Dots of this print head in millimetres. */
export const dotsToMmAt = (dots: number, dpi: ThermalDpi): number => dots / DOTS_PER_MM[dpi];

/** A name in a network: letters, digits, dots and hyphens, or an IPv6 address. Nothing that a shell would understand. */
const HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,45})$/;
/** Not beginning like an option of `lp`, and without control characters. */
const SYSTEM_NAME = /^[^-\p{C}][^\p{C}]*$/u;

/** The port at which label printers take raw data (JetDirect, "RAW" or "port 9100"). */
export const RAW_PORT = 9100;

/** How the bytes reach the printer. */
export const ThermalConnection = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('network'),
    host: z.string().regex(HOST),
    port: z.number().int().min(1).max(65_535),
  }),
  z.object({ kind: z.literal('system'), name: z.string().min(1).max(120).regex(SYSTEM_NAME) }),
]);
export type ThermalConnection = z.output<typeof ThermalConnection>;

/** How the printer finds where the next label begins; `mm` is the height of the gap or of the mark. */
export const ThermalMedia = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('gap'), mm: z.number().min(0.5).max(20) }),
  z.object({ kind: z.literal('black-mark'), mm: z.number().min(0.5).max(20) }),
  z.object({ kind: z.literal('continuous') }),
]);
export type ThermalMedia = z.output<typeof ThermalMedia>;

/** A label printer of this PC and the roll that is in it. Lengths in mm, as the roll's box says them. */
export const ThermalPrinter = z.object({
  id: z.string().min(1).max(60),
  name: z.string().min(1).max(60),
  connection: ThermalConnection,
  language: z.enum(['zpl', 'tspl']),
  dpi: z.union([z.literal(203), z.literal(300)]),
  widthMm: z.number().min(15).max(110),
  heightMm: z.number().min(15).max(160),
  /** `sideways` prints along the roll: for narrow labels on the spine of a folder. */
  direction: z.enum(['upright', 'sideways']),
  media: ThermalMedia,
  /** 0 (light) to 15 (dark). */
  darkness: z.number().int().min(0).max(15),
  /** Inches a second, as printers count it. */
  speed: z.number().int().min(1).max(12),
});
export type ThermalPrinter = z.output<typeof ThermalPrinter>;
export type ThermalLanguage = ThermalPrinter['language'];

/** The roll's label as the print head sees it. */
export const headSize = (
  printer: Pick<ThermalPrinter, 'widthMm' | 'heightMm' | 'dpi'>,
): { readonly widthDots: number; readonly heightDots: number } => ({
  widthDots: mmToDots(printer.widthMm, printer.dpi),
  heightDots: mmToDots(printer.heightMm, printer.dpi),
});
