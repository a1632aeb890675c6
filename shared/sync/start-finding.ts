/** What was found when the program started and compared the database with the second copy of unsent work. */
export type StartFinding =
  | { readonly kind: 'sound' }
  /** Entries that the database had lost came back from the second copy (a power cut, for instance). */
  | { readonly kind: 'restored'; readonly entries: number }
  /** The copy came from a backup and the centre has not filled it yet. */
  | { readonly kind: 'from-backup'; readonly madeAt: string; readonly entries: number }
  /**
   * The database was gone or could not be opened. What was sent comes again from the centre, what was not from the second
   * copy, if that could be read.
   */
  | { readonly kind: 'rebuilt'; readonly entries: number; readonly secondCopy: 'read' | 'unreadable' | 'none' };
