import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type JsonValue } from '#shared/lib/canonical-json.ts';

/** SHA-256 of bytes, 64 hex digits. */
export const bytesHash = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** SHA-256 of a text's UTF-8 bytes, 64 hex digits. */
export const textHash = (text: string): string => bytesHash(utf8ToBytes(text));

/** SHA-256 of a value's canonical JSON in UTF-8, 64 hex digits: the same for equal values, wherever it is computed. */
export const contentHash = (value: JsonValue): string => textHash(canonicalJson(value));
