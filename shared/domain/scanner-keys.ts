import { err, ok, type Result } from '#shared/lib/result.ts';
import { thaiToUs, usCharacterOf, withoutShift } from './kedmanee.ts';
import { thaiDigitsToAscii } from './thai-digits.ts';

/** One `keydown` as the window sees it. */
export interface ScannerKey {
  /** `KeyboardEvent.code`, the physical key; '' or 'Unidentified' over remote desktops and from injected input. */
  readonly code: string;
  /** `KeyboardEvent.key`, what the layout makes of it. */
  readonly key: string;
  readonly shift: boolean;
  readonly alt?: boolean | undefined;
  readonly ctrl?: boolean | undefined;
  readonly meta?: boolean | undefined;
  /** True while a key is held down. A scanner never holds a key, a person does at 30 ms a repeat. */
  readonly repeat?: boolean | undefined;
  /** Not used to build the text, which is the point: only `code` and `shift` are. */
  readonly capsLock?: boolean | undefined;
  /** `event.timeStamp`: when the key was pressed, not when the page got round to it. */
  readonly timeStampMs: number;
}

/** How scans are told from typing. */
export interface ScannerSettings {
  /** The longest pause inside one scan. Must stay below a person's fastest typing, about 80 ms. */
  readonly maxGapMs: number;
  readonly minLength: number;
  /** `KeyboardEvent.code` of the keys that end a scan. */
  readonly terminators: readonly string[];
  /** Keys of a burst that reach the field before the rest is captured; a rolling pair typed by a person is never held. */
  readonly passedKeys: number;
  /** Keys so close together are a scanner's, or two that a person hit at once: from the second on they are captured. Undefined = never. */
  readonly instantGapMs: number | undefined;
  /** The first digit of a burst waits `instantGapMs` for a second, so that no digit of a fast scanner falls into a field. */
  readonly holdsFirstDigit: boolean;
  /** What a fast burst without terminator is once its time is over. */
  readonly unterminated: 'scan' | 'typing';
  /** Characters the scanner puts around each code. When set, a burst without them is typing. Stripped from the text. */
  readonly prefix: string;
  readonly suffix: string;
  /** Whether an AIM identifier (ISO/IEC 15424, e.g. `]C0`) stands before each code; it is stripped where it is found. */
  readonly symbologyPrefix: 'none' | 'aim';
  /** A code with line breaks inside, sent with Enter for each: the bill-payment barcode is `|` and four lines. */
  readonly multiLine: { readonly start: string; readonly lines: number } | undefined;
}

/** Settings for a keyboard scanner as it comes from its box. */
export const DEFAULT_SCANNER_SETTINGS: ScannerSettings = {
  maxGapMs: 50,
  minLength: 6,
  terminators: ['Enter', 'Tab', 'NumpadEnter'],
  passedKeys: 3,
  instantGapMs: 10,
  holdsFirstDigit: false,
  unterminated: 'scan',
  prefix: '',
  suffix: '',
  symbologyPrefix: 'none',
  multiLine: { start: '|', lines: 4 },
};

interface BurstKey {
  readonly key: ScannerKey;
  readonly fate: 'leaked' | 'captured' | 'line-break';
}

/** The keys of a burst that is still going on; none when nobody types fast. */
export interface ScannerState {
  readonly burst: readonly BurstKey[];
  /** When the last scan was ended by its terminator, to swallow the second key of a CR LF terminator. */
  readonly scanEndedAtMs?: number;
}

/** What came of a key. */
export type ScannerEffect =
  | { readonly kind: 'none' }
  /** The key belongs to a burst and must not reach the field. */
  | { readonly kind: 'capture' }
  /** A scan is complete. */
  | {
      readonly kind: 'scan';
      /** Upper case, immune to layout and CapsLock; lines of a multi-line code are separated by a line feed. */
      readonly text: string;
      /** The same with the case as the keys were pressed, for codes in which case matters (slips). */
      readonly exactText: string;
      /** Characters that fell into the field before the burst was recognised: remove them from before the caret. */
      readonly charactersLeaked: number;
      readonly leakedText: string;
      /** What the captured keys would have typed. Put leaked and captured text back if no screen can use the scan. */
      readonly capturedText: string;
    }
  /** A burst was a person after all: put `text` into the field before the current key acts. */
  | { readonly kind: 'typing'; readonly keys: readonly ScannerKey[]; readonly text: string };

/** The next state, what to do, and whether the key itself may act (`prevent` = `preventDefault()` and stop it). */
export interface ScannerStep {
  readonly state: ScannerState;
  readonly effect: ScannerEffect;
  readonly keyFate: 'pass' | 'prevent';
}

/** No key seen yet: the state a listener begins with and comes back to after each burst. */
export const initialScannerState: ScannerState = { burst: [] };

const MODIFIERS: ReadonlySet<string> = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'NumLock',
  'ScrollLock',
  'Fn',
]);

const OTHER_CHARACTER_KEYS: ReadonlyMap<string, { readonly plain: string; readonly shift: string }> = new Map([
  ...Array.from('0123456789').map((digit) => [`Numpad${digit}`, { plain: digit, shift: digit }] as const),
  ['NumpadDecimal', { plain: '.', shift: '.' }],
  ['NumpadAdd', { plain: '+', shift: '+' }],
  ['NumpadSubtract', { plain: '-', shift: '-' }],
  ['NumpadMultiply', { plain: '*', shift: '*' }],
  ['NumpadDivide', { plain: '/', shift: '/' }],
  ['Space', { plain: ' ', shift: ' ' }],
  ['IntlBackslash', { plain: '\\', shift: '|' }],
]);

/** CR and LF of a scanner that sends control characters as Ctrl+letter; as shortcuts they would open the downloads. */
const CONTROL_TERMINATORS: ReadonlySet<string> = new Set(['KeyM', 'KeyJ']);

const isCodeKnown = ({ code }: ScannerKey): boolean => code !== '' && code !== 'Unidentified';

/** What the key put, or would have put, into the field. */
const typedText = ({ key }: ScannerKey): string => (Array.from(key).length === 1 ? key : '');

const physicalCharacter = (key: ScannerKey): string | undefined => {
  const level = key.shift ? 'shift' : 'plain';
  return usCharacterOf(key.code, level) ?? OTHER_CHARACTER_KEYS.get(key.code)?.[level];
};

type Role = 'character' | 'terminator' | 'other';

const roleOf = (key: ScannerKey, settings: ScannerSettings): Role => {
  if (key.repeat === true) return 'other';
  if (key.ctrl === true && key.alt !== true && CONTROL_TERMINATORS.has(key.code)) return 'terminator';
  if (key.ctrl === true || key.alt === true || key.meta === true) return 'other';
  if (settings.terminators.includes(isCodeKnown(key) ? key.code : key.key)) return 'terminator';
  return physicalCharacter(key) !== undefined || typedText(key) !== '' ? 'character' : 'other';
};

const charactersOf = (burst: readonly BurstKey[]): string => {
  const isThaiLayout = burst.some(({ key }) => physicalCharacter(key) === undefined && /[\u0E00-\u0E7F]/.test(key.key));
  return burst
    .map(({ key, fate }) => {
      if (fate === 'line-break') return '\n';
      const typed = typedText(key);
      return physicalCharacter(key) ?? (isThaiLayout ? thaiToUs(typed) : typed);
    })
    .join('');
};

const textWithFate = (burst: readonly BurstKey[], fate: BurstKey['fate']): string =>
  burst
    .filter((burstKey) => burstKey.fate === fate)
    .map(({ key }) => typedText(key))
    .join('');

const AIM_IDENTIFIER = /^\][A-Za-z][0-9A-Za-z]/;

const scanOf = (burst: readonly BurstKey[], settings: ScannerSettings): ScannerEffect | undefined => {
  const { prefix, suffix, minLength } = settings;
  const withoutAim = (text: string): string =>
    settings.symbologyPrefix === 'aim' ? text.replace(AIM_IDENTIFIER, '') : text;
  const exact = withoutAim(charactersOf(burst));
  const upper = exact.toUpperCase();
  if (!upper.startsWith(prefix.toUpperCase()) || !upper.endsWith(suffix.toUpperCase())) return undefined;
  const exactText = withoutAim(exact.slice(prefix.length, exact.length - suffix.length));
  if (exactText.length < minLength) return undefined;
  const leakedText = textWithFate(burst, 'leaked');
  return {
    kind: 'scan',
    text: exactText.toUpperCase(),
    exactText,
    charactersLeaked: leakedText.length,
    leakedText,
    capturedText: textWithFate(burst, 'captured'),
  };
};

const release = (burst: readonly BurstKey[]): ScannerEffect => {
  const keys = burst.filter(({ fate }) => fate !== 'leaked').map(({ key }) => key);
  return keys.length === 0 ? { kind: 'none' } : { kind: 'typing', keys, text: textWithFate(burst, 'captured') };
};

const concludeUnterminated = (burst: readonly BurstKey[], settings: ScannerSettings): ScannerEffect =>
  (settings.unterminated === 'scan' ? scanOf(burst, settings) : undefined) ?? release(burst);

const isWithin = (sinceMs: number | undefined, atMs: number, settings: ScannerSettings): boolean =>
  sinceMs !== undefined && atMs >= sinceMs && atMs - sinceMs <= settings.maxGapMs;

/** The only key of a burst, while it waits for a second one. */
const heldKey = ({ burst }: ScannerState): ScannerKey | undefined => {
  const [first, second] = burst;
  return second === undefined && first?.fate === 'captured' ? first.key : undefined;
};

/** It was no scanner's, or a slow one's: it goes where it was meant to go, and the burst goes on behind it. */
const letGo = ({ burst }: ScannerState): Omit<ScannerStep, 'keyFate'> => ({
  state: { burst: burst.map(({ key }) => ({ key, fate: 'leaked' })) },
  effect: release(burst),
});

const DIGIT_KEY = /^(?:Digit|Numpad)\d$/;

/** Behind a key that is kept back none may pass, or they would change places. */
const passes = ({ burst }: ScannerState, key: ScannerKey, settings: ScannerSettings): boolean => {
  const last = burst.at(-1);
  if (last === undefined) return !(settings.holdsFirstDigit && DIGIT_KEY.test(key.code));
  if (last.fate !== 'leaked' || burst.length >= settings.passedKeys) return false;
  return settings.instantGapMs === undefined || key.timeStampMs - last.key.timeStampMs > settings.instantGapMs;
};

const extend = (state: ScannerState, key: ScannerKey, settings: ScannerSettings): ScannerStep => {
  const isLeaked = passes(state, key, settings);
  return {
    state: { burst: [...state.burst, { key, fate: isLeaked ? 'leaked' : 'captured' }] },
    effect: { kind: isLeaked ? 'none' : 'capture' },
    keyFate: isLeaked ? 'pass' : 'prevent',
  };
};

/** A key behind one that has waited long enough. */
const extendHeld = (state: ScannerState, key: ScannerKey, settings: ScannerSettings): ScannerStep => {
  const held = heldKey(state);
  if (held === undefined || key.timeStampMs - held.timeStampMs <= (settings.instantGapMs ?? 0))
    return extend(state, key, settings);
  const gone = letGo(state);
  return { ...extend(gone.state, key, settings), effect: gone.effect };
};

const wantsAnotherLine = (burst: readonly BurstKey[], settings: ScannerSettings): boolean => {
  const { multiLine, minLength } = settings;
  if (multiLine === undefined || burst.length < minLength) return false;
  const lineBreaks = burst.filter(({ fate }) => fate === 'line-break').length;
  return lineBreaks < multiLine.lines - 1 && charactersOf(burst).startsWith(settings.prefix + multiLine.start);
};

const terminate = (state: ScannerState, key: ScannerKey, settings: ScannerSettings): ScannerStep => {
  if (wantsAnotherLine(state.burst, settings)) {
    const burst: readonly BurstKey[] = [...state.burst, { key, fate: 'line-break' }];
    return { state: { burst }, effect: { kind: 'capture' }, keyFate: 'prevent' };
  }
  const scan = scanOf(state.burst, settings);
  if (scan === undefined) return { state: initialScannerState, effect: release(state.burst), keyFate: 'pass' };
  return { state: { burst: [], scanEndedAtMs: key.timeStampMs }, effect: scan, keyFate: 'prevent' };
};

const stepInBurst = (state: ScannerState, key: ScannerKey, settings: ScannerSettings): ScannerStep => {
  const role = roleOf(key, settings);
  if (role === 'character') return extendHeld(state, key, settings);
  if (role === 'terminator') return terminate(state, key, settings);
  return { state: initialScannerState, effect: release(state.burst), keyFate: 'pass' };
};

const stepOutsideBurst = (state: ScannerState, key: ScannerKey, settings: ScannerSettings): ScannerStep => {
  const role = roleOf(key, settings);
  if (role === 'terminator' && isWithin(state.scanEndedAtMs, key.timeStampMs, settings)) {
    return { state, effect: { kind: 'capture' }, keyFate: 'prevent' };
  }
  const effect = concludeUnterminated(state.burst, settings);
  if (role !== 'character') return { state: initialScannerState, effect, keyFate: 'pass' };
  const first = extend(initialScannerState, key, settings);
  return { ...first, effect: effect.kind === 'none' ? first.effect : effect };
};

/**
 * Judges one key. The first keys of a scan cannot be told from typing, so they pass into the field, unless they come faster
 * than any person types; from then on a burst is captured. It becomes a `scan` (which says what leaked, to be removed) or is put back as `typing`: nothing a person
 * types is ever lost. Digits and letters come from the physical key, so neither Thai layout nor CapsLock matters. Where
 * the code is missing the characters are used, inverted when any of them is Thai; {@link recoverScanText} does the rest.
 *
 * A key pressed by hand within `maxGapMs` before a scan cannot be told from it and fails the code's check digits.
 * A scanner in ALT+numpad mode is read through `alt-numpad.ts`.
 */
export const stepScannerKeys = (state: ScannerState, key: ScannerKey, settings: ScannerSettings): ScannerStep => {
  if (MODIFIERS.has(key.key)) return { state, effect: { kind: 'none' }, keyFate: 'pass' };
  const lastKey = state.burst.at(-1)?.key;
  return isWithin(lastKey?.timeStampMs, key.timeStampMs, settings)
    ? stepInBurst(state, key, settings)
    : stepOutsideBurst(state, key, settings);
};

/**
 * Ends a burst whose time is over without a terminator: long enough it is a scan (or typing, by `unterminated`), else its
 * captured keys are put back. A first digit that has waited is let go, and its burst stays open. Before {@link scannerFlushDueMs}, and with no burst open, it changes nothing.
 */
export const flushScannerKeys = (
  state: ScannerState,
  nowMs: number,
  settings: ScannerSettings,
): Omit<ScannerStep, 'keyFate'> => {
  const dueMs = scannerFlushDueMs(state, settings);
  if (dueMs === undefined || nowMs < dueMs) return { state, effect: { kind: 'none' } };
  const held = heldKey(state);
  if (held !== undefined && nowMs - held.timeStampMs <= settings.maxGapMs) return letGo(state);
  return { state: initialScannerState, effect: concludeUnterminated(state.burst, settings) };
};

/** When, on the clock of `timeStampMs`, the open burst is over or its first digit has waited; undefined when none is open. */
export const scannerFlushDueMs = (state: ScannerState, settings: ScannerSettings): number | undefined => {
  const lastKey = state.burst.at(-1)?.key;
  if (lastKey === undefined) return undefined;
  const waitsMs = heldKey(state) === undefined ? settings.maxGapMs : (settings.instantGapMs ?? 0);
  return lastKey.timeStampMs + waitsMs + 1;
};

/** No reading of the text is a code. */
export interface ScanNotRecognised {
  readonly type: 'scan-not-recognised';
}

const swapCase = (text: string): string =>
  Array.from(text)
    .map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))
    .join('');

/**
 * The code in a scanned, typed or pasted text, also when the keyboard was on Thai (`/-` for `23`), CapsLock was on, or the
 * digits are Thai. `isValid` decides by format and check digits; the text as it came is tried first, so a valid code is
 * never changed. Refuses when no reading is valid.
 */
export const recoverScanText = (
  text: string,
  isValid: (candidate: string) => boolean,
): Result<string, ScanNotRecognised> => {
  const asIs = text.replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/g, '').trim();
  const onUsLayout = thaiToUs(asIs);
  const candidates = [
    asIs,
    asIs.toUpperCase(),
    swapCase(asIs),
    thaiDigitsToAscii(asIs),
    onUsLayout,
    onUsLayout.toUpperCase(),
    withoutShift(asIs).toUpperCase(),
    withoutShift(onUsLayout).toUpperCase(),
  ];
  const valid = candidates.find((candidate) => candidate !== '' && isValid(candidate));
  return valid === undefined ? err({ type: 'scan-not-recognised' }) : ok(valid);
};
