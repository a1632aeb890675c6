import type { ScannerKey } from './scanner-keys.ts';

/** The digits of one character that is still being entered with Alt held. */
export interface AltState {
  readonly digits: string;
}

/** Alt is up, or no digit has been typed since it went down. */
export const emptyAlt: AltState = { digits: '' };

const isAltKey = ({ key }: ScannerKey): boolean => key === 'Alt';
const numpadDigit = ({ alt, code }: ScannerKey): string | undefined =>
  alt === true && /^Numpad\d$/.test(code) ? code.slice('Numpad'.length) : undefined;

/** Printable ASCII is the same in every code page of Windows; what lies above depends on it and is left out. */
const characterOf = (digits: string): string | undefined => {
  const code = Number(digits);
  return digits !== '' && code >= 0x20 && code <= 0x7e ? String.fromCodePoint(code) : undefined;
};

const finished = ({ digits }: AltState, atMs: number): readonly ScannerKey[] => {
  const key = characterOf(digits);
  return key === undefined ? [] : [{ code: '', key, shift: false, timeStampMs: atMs }];
};

/**
 * One key of a scanner in ALT+numpad mode: Alt held, the number of a character on the number pad, Alt let go, for every
 * character. Gives the characters that are complete with this key, each at the moment of the key that ended it; other
 * keys come out as they went in. Letting Alt go has no `keydown`, so a character is complete when the next key begins.
 */
export const stepAltNumpad = (
  state: AltState,
  key: ScannerKey,
): { readonly state: AltState; readonly keys: readonly ScannerKey[] } => {
  const digit = numpadDigit(key);
  if (digit !== undefined) return { state: { digits: state.digits + digit }, keys: [] };
  const before = finished(state, key.timeStampMs);
  return { state: emptyAlt, keys: isAltKey(key) ? before : [...before, key] };
};

/** A whole scan in ALT+numpad mode as the characters it stands for; other keys stay as they are. */
export const withAltCharacters = (keys: readonly ScannerKey[]): readonly ScannerKey[] => {
  let state = emptyAlt;
  const characters: ScannerKey[] = [];
  for (const key of keys) {
    const step = stepAltNumpad(state, key);
    state = step.state;
    characters.push(...step.keys);
  }
  return [...characters, ...finished(state, keys.at(-1)?.timeStampMs ?? 0)];
};
