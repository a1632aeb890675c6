import { type AddedKind, MOST_PLACES, PARENT_RULES } from '#data/place-tree.ts';

/** What is added: one place, or the shelves 1 to N of a cabinet in one go. */
export type PlaceChoice = AddedKind | 'shelf-row';

/** Places as they are typed; which of name and count matters is told by the choice. */
export interface PlaceDraft {
  readonly choice: PlaceChoice;
  readonly parentId: string | undefined;
  readonly name: string;
  readonly count: string;
}

export type PlaceProblem = 'parent-missing' | 'name-missing' | 'count-invalid';

/** The kind of the places that a choice makes. */
export const kindOf = (choice: PlaceChoice): AddedKind => (choice === 'shelf-row' ? 'shelf' : choice);

const countOf = (text: string): number | undefined => {
  const count = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  return count >= 1 && count <= MOST_PLACES ? count : undefined;
};

/** What keeps the places from being saved. */
export const placeProblems = (draft: PlaceDraft): readonly PlaceProblem[] => {
  const problems: PlaceProblem[] = [];
  if (PARENT_RULES[kindOf(draft.choice)].need === 'required' && draft.parentId === undefined) {
    problems.push('parent-missing');
  }
  if (draft.choice === 'shelf-row' && countOf(draft.count) === undefined) problems.push('count-invalid');
  if (draft.choice !== 'shelf-row' && draft.name.trim() === '') problems.push('name-missing');
  return problems;
};

/** The names of the places to add; `shelfName` gives that of the shelf with a number. */
export const placeNames = (draft: PlaceDraft, shelfName: (number: number) => string): readonly string[] =>
  draft.choice === 'shelf-row'
    ? Array.from({ length: countOf(draft.count) ?? 0 }, (_, index) => shelfName(index + 1))
    : [draft.name.trim()];
