/** What a label is stuck on; each has a design of its own. */
export type LabelKind = 'folder' | 'place' | 'person' | 'action';

/** The words and digits of one label, whoever draws it: a sheet of paper, a thermal printer, the screen. */
export interface LabelContent {
  readonly kind: LabelKind;
  /** The 12 digits in the bars and in the matrix. */
  readonly code: string;
  /** Name of the factory, the place or the person. Wrapped between words, never clipped. */
  readonly heading: string;
  /** Registration number, kind of place, role. */
  readonly number: string;
  /** Volume; short. */
  readonly corner: string;
  /** Home shelf; shortened by words when too long. */
  readonly foot: string;
}

/** The part of a content that a text of a label shows; `digits` is the code in groups of four. */
export type LabelField = 'heading' | 'number' | 'corner' | 'digits' | 'foot';

/** The words of a field as they are printed. */
export const labelText = (content: LabelContent, field: LabelField): string =>
  field === 'digits' ? content.code.replace(/(\d{4})(?=\d)/g, '$1 ') : content[field];
