import { invariant } from '#shared/lib/invariant.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';

/** One data object: a two-digit id and a value of 1 to 99 characters. */
export interface TlvField {
  readonly id: string;
  readonly value: string;
}

/** Why a text is no list of data objects. `at` counts characters from the start of the text. */
export type TlvIssue =
  | { readonly type: 'tlv-truncated'; readonly at: number }
  | { readonly type: 'tlv-id-invalid'; readonly at: number }
  | { readonly type: 'tlv-length-invalid'; readonly at: number }
  | { readonly type: 'tlv-overrun'; readonly at: number; readonly id: string }
  | { readonly type: 'tlv-duplicate'; readonly at: number; readonly id: string };

const TWO_DIGITS = /^[0-9]{2}$/;
const HEAD_LENGTH = 4;
const MAX_VALUE_LENGTH = 99;

interface FieldAt extends TlvField {
  readonly end: number;
}

const fieldAt = (characters: readonly string[], at: number): Result<FieldAt, TlvIssue> => {
  const id = characters.slice(at, at + 2).join('');
  const lengthText = characters.slice(at + 2, at + HEAD_LENGTH).join('');
  if (characters.length < at + HEAD_LENGTH) return err({ type: 'tlv-truncated', at });
  if (!TWO_DIGITS.test(id)) return err({ type: 'tlv-id-invalid', at });
  const length = TWO_DIGITS.test(lengthText) ? Number(lengthText) : 0;
  if (length === 0) return err({ type: 'tlv-length-invalid', at });
  const end = at + HEAD_LENGTH + length;
  if (end > characters.length) return err({ type: 'tlv-overrun', at, id });
  return ok({ id, value: characters.slice(at + HEAD_LENGTH, end).join(''), end });
};

/**
 * The data objects of a payload or of a template, in the order found. Refuses an empty text, a length of 00, a value that
 * runs past the end and an id that comes twice: guessing which of two amounts was meant would be a wrong payment.
 * Lengths count characters, not bytes (EMVCo Merchant-Presented QR v1.0 §4.4.1.1).
 */
export const parseTlv = (text: string): Result<readonly TlvField[], TlvIssue> => {
  const characters = Array.from(text);
  const fields: TlvField[] = [];
  let at = 0;
  do {
    const field = fieldAt(characters, at);
    if (!field.ok) return field;
    const { id, value, end } = field.value;
    if (fields.some((known) => known.id === id)) return err({ type: 'tlv-duplicate', at, id });
    fields.push({ id, value });
    at = end;
  } while (at < characters.length);
  return ok(fields);
};

/** The data objects as one text. An id that is not two digits or a value not 1 to 99 characters long is a bug and throws. */
export const writeTlv = (fields: readonly TlvField[]): string =>
  fields
    .map(({ id, value }) => {
      const { length } = Array.from(value);
      invariant(TWO_DIGITS.test(id), 'a data object id is two digits');
      invariant(length >= 1 && length <= MAX_VALUE_LENGTH, 'a data object value has 1 to 99 characters');
      return `${id}${String(length).padStart(2, '0')}${value}`;
    })
    .join('');

/** The value of the data object with this id, or undefined when there is none. */
export const tlvValue = (fields: readonly TlvField[], id: string): string | undefined =>
  fields.find((field) => field.id === id)?.value;
