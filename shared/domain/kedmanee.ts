/** Physical key, US plain, US with Shift, Kedmanee plain, Kedmanee with Shift. Sources: XKB symbols/th and two tables. */
const KEYS: readonly (readonly [code: string, us: string, usShift: string, thai: string, thaiShift: string])[] = [
  ['Backquote', '`', '~', '_', '%'],
  ['Digit1', '1', '!', 'ๅ', '+'],
  ['Digit2', '2', '@', '/', '๑'],
  ['Digit3', '3', '#', '-', '๒'],
  ['Digit4', '4', '$', 'ภ', '๓'],
  ['Digit5', '5', '%', 'ถ', '๔'],
  ['Digit6', '6', '^', '\u0E38', '\u0E39'],
  ['Digit7', '7', '&', '\u0E36', '฿'],
  ['Digit8', '8', '*', 'ค', '๕'],
  ['Digit9', '9', '(', 'ต', '๖'],
  ['Digit0', '0', ')', 'จ', '๗'],
  ['Minus', '-', '_', 'ข', '๘'],
  ['Equal', '=', '+', 'ช', '๙'],
  ['KeyQ', 'q', 'Q', 'ๆ', '๐'],
  ['KeyW', 'w', 'W', 'ไ', '"'],
  ['KeyE', 'e', 'E', 'ำ', 'ฎ'],
  ['KeyR', 'r', 'R', 'พ', 'ฑ'],
  ['KeyT', 't', 'T', 'ะ', 'ธ'],
  ['KeyY', 'y', 'Y', '\u0E31', '\u0E4D'],
  ['KeyU', 'u', 'U', '\u0E35', '\u0E4A'],
  ['KeyI', 'i', 'I', 'ร', 'ณ'],
  ['KeyO', 'o', 'O', 'น', 'ฯ'],
  ['KeyP', 'p', 'P', 'ย', 'ญ'],
  ['BracketLeft', '[', '{', 'บ', 'ฐ'],
  ['BracketRight', ']', '}', 'ล', ','],
  ['Backslash', '\\', '|', 'ฃ', 'ฅ'],
  ['KeyA', 'a', 'A', 'ฟ', 'ฤ'],
  ['KeyS', 's', 'S', 'ห', 'ฆ'],
  ['KeyD', 'd', 'D', 'ก', 'ฏ'],
  ['KeyF', 'f', 'F', 'ด', 'โ'],
  ['KeyG', 'g', 'G', 'เ', 'ฌ'],
  ['KeyH', 'h', 'H', '\u0E49', '\u0E47'],
  ['KeyJ', 'j', 'J', '\u0E48', '\u0E4B'],
  ['KeyK', 'k', 'K', 'า', 'ษ'],
  ['KeyL', 'l', 'L', 'ส', 'ศ'],
  ['Semicolon', ';', ':', 'ว', 'ซ'],
  ['Quote', "'", '"', 'ง', '.'],
  ['KeyZ', 'z', 'Z', 'ผ', '('],
  ['KeyX', 'x', 'X', 'ป', ')'],
  ['KeyC', 'c', 'C', 'แ', 'ฉ'],
  ['KeyV', 'v', 'V', 'อ', 'ฮ'],
  ['KeyB', 'b', 'B', '\u0E34', '\u0E3A'],
  ['KeyN', 'n', 'N', '\u0E37', '\u0E4C'],
  ['KeyM', 'm', 'M', 'ท', '?'],
  ['Comma', ',', '<', 'ม', 'ฒ'],
  ['Period', '.', '>', 'ใ', 'ฬ'],
  ['Slash', '/', '?', 'ฝ', 'ฦ'],
];

/** Without or with the Shift key. */
export type KeyLevel = 'plain' | 'shift';

const usByCode = new Map(KEYS.map(([code, plain, shift]) => [code, { plain, shift }]));
const thaiByCode = new Map(KEYS.map(([code, , , plain, shift]) => [code, { plain, shift }]));

type CharacterMap = ReadonlyMap<string, string>;
const thaiByUs: CharacterMap = new Map(
  KEYS.flatMap(([, us, usShift, thai, thaiShift]) => [[us, thai] as const, [usShift, thaiShift] as const]),
);
const usByThai: CharacterMap = new Map([...thaiByUs].map(([us, thai]) => [thai, us]));
const plainUsByUs: CharacterMap = new Map(KEYS.map(([, us, usShift]) => [usShift, us]));

const translate = (text: string, map: CharacterMap): string =>
  Array.from(text)
    .map((character) => map.get(character) ?? character)
    .join('');

/** What the key with this `KeyboardEvent.code` types on a US layout; undefined for keys that are not among the 47. */
export const usCharacterOf = (code: string, level: KeyLevel): string | undefined => usByCode.get(code)?.[level];

/** What the key with this `KeyboardEvent.code` types on Thai Kedmanee; undefined for keys that are not among the 47. */
export const thaiCharacterOf = (code: string, level: KeyLevel): string | undefined => thaiByCode.get(code)?.[level];

/**
 * What the same keys would have typed on a US layout: "ๅจๅ-จจจๅ//ถภๅุ" gives "10130001225416". Every character that
 * Kedmanee can type has exactly one key; others stay. Also `/` and `-` change (to 2 and 3), so whether a text is to be
 * translated at all is decided by the code's format and check digits, never by "contains Thai".
 */
export const thaiToUs = (text: string): string => translate(text, usByThai);

/** What the same keys would have typed on Thai Kedmanee: the inverse of {@link thaiToUs}. */
export const usToThai = (text: string): string => translate(text, thaiByUs);

/** The same keys without Shift on a US layout: "!@#A" gives "123a"; for a Thai CapsLock that works as a Shift lock. */
export const withoutShift = (usText: string): string => translate(usText, plainUsByUs);
