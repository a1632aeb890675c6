import latin400 from '@fontsource/sarabun/files/sarabun-latin-400-normal.woff2?url';
import latin700 from '@fontsource/sarabun/files/sarabun-latin-700-normal.woff2?url';
import thai400 from '@fontsource/sarabun/files/sarabun-thai-400-normal.woff2?url';
import thai700 from '@fontsource/sarabun/files/sarabun-thai-700-normal.woff2?url';
import { loadFontFiles } from './font-files.ts';
import { measureFromFonts } from './font-advances.ts';
import type { MeasurePaper } from './sheet-drawing.ts';
import { PAPER_FONT, type PaperFontFace } from './sheet-html.ts';

/** As @fontsource declares the two subsets. */
const THAI_RANGE = 'U+02D7,U+0303,U+0331,U+0E01-0E5B,U+200C-200D,U+25CC';
const LATIN_RANGE =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-200B,U+200E-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';

const FILES = [
  { url: thai400, weight: 400, unicodeRange: THAI_RANGE },
  { url: latin400, weight: 400, unicodeRange: LATIN_RANGE },
  { url: thai700, weight: 700, unicodeRange: THAI_RANGE },
  { url: latin700, weight: 700, unicodeRange: LATIN_RANGE },
] as const;

/** The paper font, ready to be embedded and to be measured. */
export interface PaperFonts {
  readonly faces: readonly PaperFontFace[];
  readonly measure: MeasurePaper;
}

const BASE64_CHUNK = 0x2000;

const toDataUrl = (bytes: Uint8Array): string => {
  let binary = '';
  for (let start = 0; start < bytes.length; start += BASE64_CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(start, start + BASE64_CHUNK));
  }
  return `data:font/woff2;base64,${btoa(binary)}`;
};

const loadFace = async ({ url, weight, unicodeRange }: (typeof FILES)[number]): Promise<PaperFontFace> => {
  const reply = await fetch(url);
  const bytes = new Uint8Array(await reply.arrayBuffer());
  const face = new FontFace(PAPER_FONT, bytes, { weight: String(weight), unicodeRange });
  document.fonts.add(await face.load());
  return { weight, unicodeRange, dataUrl: toDataUrl(bytes) };
};

/** Reads the paper font that ships with the app and makes it known to the page under {@link PAPER_FONT}. */
export const loadPaperFonts = async (): Promise<PaperFonts> => {
  const [files, faces] = await Promise.all([loadFontFiles(), Promise.all(FILES.map(loadFace))]);
  return { faces, measure: measureFromFonts(files) };
};
