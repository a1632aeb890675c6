import { z } from 'zod';
import { err, ok, type Result } from '../lib/result.ts';
import { withAltCharacters } from './alt-numpad.ts';
import { thaiToUs, usCharacterOf } from './kedmanee.ts';
import { DEFAULT_SCANNER_SETTINGS, type ScannerKey, type ScannerSettings } from './scanner-keys.ts';

/** What a keyboard scanner is like, as learnt from scans of a known label. */
export const ScannerProfile = z.object({
  /** 95 of 100 pauses between its keys are no longer than this. */
  gapP95Ms: z.number().min(0),
  maxGapMs: z.number().int().min(10).max(80),
  /** Printable characters around each code, as on a US keyboard. */
  prefix: z.string().max(20),
  suffix: z.string().max(20),
  /** An AIM identifier (ISO/IEC 15424: `]`, letter, modifier) before each code; it differs by kind of barcode. */
  symbologyPrefix: z.enum(['none', 'aim']),
  /** `KeyboardEvent.code` of the keys that end a scan, as they come; empty when nothing does. */
  endsWith: z.array(z.string().min(1).max(20)).max(3).readonly(),
  /** What the system's keyboard layout made of the keys while learning; reading does not depend on it. */
  layout: z.enum(['us', 'thai', 'other']),
  digits: z.enum(['row', 'numpad', 'alt-numpad']),
  capsLock: z.enum(['on', 'off']),
});
export type ScannerProfile = z.output<typeof ScannerProfile>;

/** Scans of the test label that are needed. */
export const SAMPLES_NEEDED = 5;
/** A pause that is longer than any inside a scan. */
export const SAMPLE_PAUSE_MS = 300;
/** Slower than this a scanner cannot be told from a fast typist. */
const SLOWEST_MAX_GAP_MS = 75;
const FASTEST_MAX_GAP_MS = 20;
const MIN_SAMPLE_KEYS = 4;

/** Why no profile can be made of the scans, as a code with what was read. */
export type TeachInProblem =
  | { readonly type: 'too-few-samples'; readonly samples: number }
  /** A sample does not hold the digits of the label: another label, or a scanner that changes characters. */
  | { readonly type: 'not-the-test-label'; readonly read: string }
  /** The scans differ among themselves in what surrounds the code. */
  | { readonly type: 'samples-differ' }
  /** The scanner sends its keys as slowly as a person types. */
  | { readonly type: 'too-slow'; readonly gapMs: number };

type Sample = readonly ScannerKey[];

const ENDING_CODES: ReadonlySet<string> = new Set(['Enter', 'NumpadEnter', 'Tab', 'ArrowDown']);

/** CR and LF as Ctrl+M and Ctrl+J end a scan anyhow; the letters themselves must not. */
const isPlainEnding = (code: string): boolean => ENDING_CODES.has(code);

const isEnding = ({ code, key, ctrl }: ScannerKey): boolean =>
  ENDING_CODES.has(code === '' ? key : code) || (ctrl === true && (code === 'KeyM' || code === 'KeyJ'));

const NUMPAD: Readonly<Record<string, string>> = {
  NumpadDecimal: '.',
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadMultiply: '*',
  NumpadDivide: '/',
  Space: ' ',
};

const physical = ({ code, shift }: ScannerKey): string | undefined =>
  usCharacterOf(code, shift ? 'shift' : 'plain') ??
  (/^Numpad\d$/.test(code) ? code.slice('Numpad'.length) : NUMPAD[code]);

const isCharacter = (key: ScannerKey): boolean => physical(key) !== undefined || Array.from(key.key).length === 1;

const textOf = (keys: Sample): string =>
  keys.map((key) => physical(key) ?? (Array.from(key.key).length === 1 ? thaiToUs(key.key) : '')).join('');

interface Reading {
  readonly prefix: string;
  readonly suffix: string;
  readonly aim: boolean;
  readonly endsWith: readonly string[];
  readonly gapsMs: readonly number[];
  readonly digits: ScannerProfile['digits'];
  readonly layout: ScannerProfile['layout'];
}

const layoutOf = (keys: Sample): ScannerProfile['layout'] => {
  const row = keys.filter(({ code }) => usCharacterOf(code, 'plain') !== undefined);
  if (row.every((key) => key.key === physical(key))) return 'us';
  return row.some(({ key }) => thaiToUs(key) !== key) ? 'thai' : 'other';
};

const AIM = /^\][A-Za-z][0-9A-Za-z]/;

const readSample = (raw: Sample, label: string): Result<Reading, TeachInProblem> => {
  const isAlt = raw.some(({ alt, code }) => alt === true && /^Numpad\d$/.test(code));
  const keys = (isAlt ? withAltCharacters(raw) : raw).filter(({ repeat }) => repeat !== true);
  const characters = keys.filter((key) => !isEnding(key) && isCharacter(key));
  const text = textOf(characters);
  const start = text.toUpperCase().indexOf(label.toUpperCase());
  if (start < 0) return err({ type: 'not-the-test-label', read: text });
  const before = text.slice(0, start);
  const aim = AIM.exec(before)?.[0] ?? AIM.exec(before.slice(-3))?.[0] ?? '';
  const times = keys.map(({ timeStampMs }) => timeStampMs);
  return ok({
    prefix: aim === '' ? before : before.replace(aim, ''),
    suffix: text.slice(start + label.length),
    aim: aim !== '',
    endsWith: keys.filter(isEnding).map(({ code, key }) => (code === '' ? key : code)),
    gapsMs: times.slice(1).map((time, index) => time - (times[index] ?? time)),
    digits: isAlt ? 'alt-numpad' : characters.some(({ code }) => code.startsWith('Numpad')) ? 'numpad' : 'row',
    layout: layoutOf(characters),
  });
};

const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
};

const surroundings = ({ prefix, suffix, aim, endsWith }: Reading): string =>
  JSON.stringify([prefix, suffix, aim, endsWith]);

const profileOf = (
  samples: readonly Sample[],
  readings: readonly Reading[],
): Result<ScannerProfile, TeachInProblem> => {
  const [first] = readings;
  if (!first) return err({ type: 'too-few-samples', samples: 0 });
  if (readings.some((reading) => surroundings(reading) !== surroundings(first))) return err({ type: 'samples-differ' });
  const gaps = readings.flatMap(({ gapsMs }) => gapsMs);
  const gapP95Ms = Math.round(percentile(gaps, 0.95) * 10) / 10;
  if (gapP95Ms > SLOWEST_MAX_GAP_MS) return err({ type: 'too-slow', gapMs: gapP95Ms });
  // Twice the usual pause, for a PC that is busy; the longest that was seen must fit as well.
  const wanted = Math.ceil(Math.max(gapP95Ms * 2, Math.max(...gaps) * 1.25));
  return ok({
    gapP95Ms,
    maxGapMs: Math.min(SLOWEST_MAX_GAP_MS, Math.max(FASTEST_MAX_GAP_MS, wanted)),
    prefix: first.prefix,
    suffix: first.suffix,
    symbologyPrefix: first.aim ? 'aim' : 'none',
    endsWith: first.endsWith.slice(0, 3),
    layout: first.layout,
    digits: first.digits,
    capsLock: samples.some((sample) => sample.some(({ capsLock }) => capsLock === true)) ? 'on' : 'off',
  });
};

/**
 * Learns a scanner from five scans of a label whose text is known: how fast it sends its keys, what it puts around each
 * code, what ends a scan, and through which keys the digits come. Refuses with the reason when the scans do not agree.
 */
export const learnScanner = (samples: readonly Sample[], label: string): Result<ScannerProfile, TeachInProblem> => {
  if (samples.length < SAMPLES_NEEDED) return err({ type: 'too-few-samples', samples: samples.length });
  const readings: Reading[] = [];
  for (const sample of samples) {
    const reading = readSample(sample, label);
    if (!reading.ok) return reading;
    readings.push(reading.value);
  }
  return profileOf(samples, readings);
};

/** The scans of a teach-in so far: finished ones, and the keys of one that is still coming. */
export interface TeachIn {
  readonly samples: readonly Sample[];
  readonly open: Sample;
}

/** A lesson before its first scan. */
export const emptyTeachIn: TeachIn = { samples: [], open: [] };

/** Ends the open scan; a few stray keys are no scan and are forgotten. */
export const closeSample = ({ samples, open }: TeachIn): TeachIn =>
  open.filter(isCharacter).length < MIN_SAMPLE_KEYS ? { samples, open: [] } : { samples: [...samples, open], open: [] };

/** Adds a key; after a pause it begins the next scan. */
export const addTeachInKey = (teachIn: TeachIn, key: ScannerKey): TeachIn => {
  const last = teachIn.open.at(-1);
  const isPaused = last !== undefined && key.timeStampMs - last.timeStampMs > SAMPLE_PAUSE_MS;
  const { samples, open } = isPaused ? closeSample(teachIn) : teachIn;
  return { samples, open: [...open, key] };
};

/** Text of the latest finished scan as it was read, to be shown while learning; empty before the first. */
export const lastSampleText = ({ samples }: TeachIn): string => {
  const last = samples.at(-1) ?? [];
  const isAlt = last.some(({ alt, code }) => alt === true && /^Numpad\d$/.test(code));
  return textOf((isAlt ? withAltCharacters(last) : last).filter((key) => !isEnding(key)));
};

/** How scans are told from typing at a PC with this scanner. Without a profile: as a scanner comes from its box. */
export const scannerSettings = (profile: ScannerProfile | undefined): ScannerSettings =>
  profile === undefined
    ? DEFAULT_SCANNER_SETTINGS
    : {
        ...DEFAULT_SCANNER_SETTINGS,
        maxGapMs: profile.maxGapMs,
        prefix: profile.prefix,
        suffix: profile.suffix,
        symbologyPrefix: profile.symbologyPrefix,
        terminators: [...new Set([...DEFAULT_SCANNER_SETTINGS.terminators, ...profile.endsWith.filter(isPlainEnding)])],
        // Its characters are made by the system when Alt is let go, so they all reach the field and are taken out after.
        ...(profile.digits === 'alt-numpad' ? { passedKeys: Number.MAX_SAFE_INTEGER, instantGapMs: undefined } : {}),
      };
