/** In which state a folder's papers are; each has a card on the command sheet. */
export const folderConditions = ['good', 'torn', 'wet', 'pages-missing', 'needs-cover'] as const;
export type FolderCondition = (typeof folderConditions)[number];

/** A note about a folder's condition, or one that takes an earlier note back. */
export type ConditionNote = {
  readonly id: string;
  /** ISO UTC, corrected to the centre's clock. */
  readonly effectiveAt: string;
  readonly actorId: string;
} & (
  | { readonly kind: 'noted'; readonly condition: FolderCondition }
  | { readonly kind: 'undone'; readonly undoesId: string }
);

type Noted = Extract<ConditionNote, { kind: 'noted' }>;

const isLater = (a: ConditionNote, b: ConditionNote): boolean =>
  a.effectiveAt === b.effectiveAt ? a.id > b.id : a.effectiveAt > b.effectiveAt;

/**
 * The note that counts: the latest that was not taken back; undefined when there is none. The same whatever the order in
 * which the notes arrive and however often each does.
 */
export const latestCondition = (notes: readonly ConditionNote[]): Noted | undefined => {
  const undone = new Set(notes.flatMap((note) => (note.kind === 'undone' ? [note.undoesId] : [])));
  return notes.reduce<Noted | undefined>((latest, note) => {
    if (note.kind !== 'noted' || undone.has(note.id)) return latest;
    return latest === undefined || isLater(note, latest) ? note : latest;
  }, undefined);
};
