/** A field as it was before a key that may have been the first of a scan. */
export interface FieldSnapshot {
  readonly field: TextField;
  readonly value: string;
  readonly selectionStart: number;
  readonly selectionEnd: number;
}

export type TextField = HTMLInputElement | HTMLTextAreaElement;

const NO_TEXT_TYPES: ReadonlySet<string> = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);

/** The element as a field that takes characters, or undefined. */
export const asTextField = (element: EventTarget | null): TextField | undefined => {
  if (element instanceof HTMLTextAreaElement) return element.readOnly || element.disabled ? undefined : element;
  if (!(element instanceof HTMLInputElement) || element.readOnly || element.disabled) return undefined;
  return NO_TEXT_TYPES.has(element.type) ? undefined : element;
};

/** The field's content and selection now. Number and e-mail fields have no selection: their caret counts as the end. */
export const snapshotField = (field: TextField): FieldSnapshot => ({
  field,
  value: field.value,
  selectionStart: field.selectionStart ?? field.value.length,
  selectionEnd: field.selectionEnd ?? field.value.length,
});

/** React notices a change only when the prototype's setter was used and an input event follows. */
const setValue = (field: TextField, value: string, selection: readonly [number, number]): void => {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Reflect.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  if (field.selectionStart !== null) field.setSelectionRange(...selection);
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

/**
 * Takes leaked characters out again. Where nothing else happened to the field it becomes exactly what it was, selection
 * included; otherwise the characters go from before the caret, and a field that does not hold them is left alone.
 */
export const removeLeakedText = (before: FieldSnapshot, leakedText: string): void => {
  const { field, value, selectionStart, selectionEnd } = before;
  if (leakedText === '' || !field.isConnected) return;
  const expected = value.slice(0, selectionStart) + leakedText + value.slice(selectionEnd);
  if (field.value === expected) {
    setValue(field, value, [selectionStart, selectionEnd]);
    return;
  }
  const caret = field.selectionStart ?? field.value.length;
  const start = caret - leakedText.length;
  if (field.value.slice(Math.max(start, 0), caret) !== leakedText) return;
  setValue(field, field.value.slice(0, start) + field.value.slice(caret), [start, start]);
};

/** Puts text that a person typed where the caret is, as if it had never been held back. */
export const insertText = (field: TextField, text: string): void => {
  const { value, selectionStart, selectionEnd } = snapshotField(field);
  const caret = selectionStart + text.length;
  setValue(field, value.slice(0, selectionStart) + text + value.slice(selectionEnd), [caret, caret]);
};
