/** The shape that another language must have: the same names, and for sentences with facts the same facts. */
export type Messages<Thai> = {
  readonly [Name in keyof Thai]: Thai[Name] extends (...facts: infer Facts) => string
    ? (...facts: Facts) => string
    : Thai[Name] extends string
      ? string
      : Messages<Thai[Name]>;
};

/** The sentences of one feature in every language. */
export interface MessageSet<Sentences> {
  readonly th: Sentences;
  readonly en: Sentences;
}
