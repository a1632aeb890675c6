/** The words and digits of one label, whatever it is stuck on: a folder, a shelf, a badge, an action card. */
export interface LabelContent {
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
