import type { PlaceLevel } from '#data/place-pattern.ts';
import { HOME_KINDS, PARENT_RULES } from '#data/place-tree.ts';
import type { LocationKind } from '#shared/model/office-rows.ts';

/** What is added: one place, the shelves 1 to N of a cabinet, or cabinets with their shelves and slots in one go. */
export type PlaceChoice = LocationKind | 'shelf-row' | 'pattern';

/** Places as they are typed; which of the fields matter is told by the choice. */
export interface PlaceDraft {
  readonly choice: PlaceChoice;
  readonly parentId: string | undefined;
  readonly name: string;
  /** Shelves of a row. */
  readonly count: string;
  /** Of a pattern: how many cabinets from which number on, shelves in each, slots in each shelf; 0 slots for none. */
  readonly cabinets: string;
  readonly firstCabinet: string;
  readonly shelves: string;
  readonly slots: string;
  /** Folders that fit where they stand; empty for unknown. */
  readonly capacity: string;
}

export type PlaceProblem =
  'parent-missing' | 'name-missing' | 'count-invalid' | 'pattern-invalid' | 'pattern-too-large' | 'capacity-invalid';

/** How places are named by their numbers. */
export interface PlaceNames {
  readonly cabinet: (number: number) => string;
  readonly shelf: (number: number) => string;
  readonly slot: (number: number) => string;
}

/** The most places that are added in one go. */
export const MOST_PLACES = 2_000;
const MOST_SHELVES = 200;
const MOST_CAPACITY = 9_999;

/** The kind of the outermost places that a choice makes. */
export const kindOf = (choice: PlaceChoice): LocationKind => {
  if (choice === 'shelf-row') return 'shelf';
  return choice === 'pattern' ? 'cabinet' : choice;
};

const numberFrom = (text: string, [least, most]: readonly [number, number]): number | undefined => {
  const number = /^\d{1,4}$/.test(text.trim()) ? Number(text) : -1;
  return number >= least && number <= most ? number : undefined;
};

const numbered = (count: number, first: number, name: (number: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => name(first + index));

const patternOf = ({ cabinets, firstCabinet, shelves, slots }: PlaceDraft) => {
  const counts = {
    cabinets: numberFrom(cabinets, [1, 99]),
    firstCabinet: numberFrom(firstCabinet, [1, 999]),
    shelves: numberFrom(shelves, [1, 50]),
    slots: numberFrom(slots.trim() === '' ? '0' : slots, [0, 200]),
  };
  return counts.cabinets === undefined ||
    counts.firstCabinet === undefined ||
    counts.shelves === undefined ||
    counts.slots === undefined
    ? undefined
    : {
        cabinets: counts.cabinets,
        firstCabinet: counts.firstCabinet,
        shelves: counts.shelves,
        slots: counts.slots,
      };
};

const patternProblem = (draft: PlaceDraft): PlaceProblem | undefined => {
  const pattern = patternOf(draft);
  if (!pattern) return 'pattern-invalid';
  const { cabinets, shelves, slots } = pattern;
  return cabinets * (1 + shelves * (1 + slots)) > MOST_PLACES ? 'pattern-too-large' : undefined;
};

const wordingProblem = (draft: PlaceDraft): PlaceProblem | undefined => {
  switch (draft.choice) {
    case 'pattern':
      return patternProblem(draft);
    case 'shelf-row':
      return numberFrom(draft.count, [1, MOST_SHELVES]) === undefined ? 'count-invalid' : undefined;
    default:
      return draft.name.trim() === '' ? 'name-missing' : undefined;
  }
};

/** Whether folders can have their home in what the choice makes; only then a capacity says something. */
export const holdsFolders = (choice: PlaceChoice): boolean => HOME_KINDS.includes(kindOf(choice));

/** What keeps the places from being saved. */
export const placeProblems = (draft: PlaceDraft): readonly PlaceProblem[] => {
  const isCapacityWrong =
    holdsFolders(draft.choice) &&
    draft.capacity.trim() !== '' &&
    numberFrom(draft.capacity, [1, MOST_CAPACITY]) === undefined;
  const wording = wordingProblem(draft);
  return [
    ...(PARENT_RULES[kindOf(draft.choice)].need === 'required' && draft.parentId === undefined
      ? (['parent-missing'] as const)
      : []),
    ...(wording ? [wording] : []),
    ...(isCapacityWrong ? (['capacity-invalid'] as const) : []),
  ];
};

const patternLevels = (draft: PlaceDraft, names: PlaceNames): readonly PlaceLevel[] => {
  const pattern = patternOf(draft);
  if (!pattern) return [];
  const { cabinets, firstCabinet, shelves, slots } = pattern;
  return [
    { kind: 'cabinet', names: numbered(cabinets, firstCabinet, names.cabinet) },
    { kind: 'shelf', names: numbered(shelves, 1, names.shelf) },
    ...(slots === 0 ? [] : [{ kind: 'slot', names: numbered(slots, 1, names.slot) } as const]),
  ];
};

const levelsOfChoice = (draft: PlaceDraft, names: PlaceNames): readonly PlaceLevel[] => {
  if (draft.choice === 'pattern') return patternLevels(draft, names);
  if (draft.choice !== 'shelf-row') return [{ kind: draft.choice, names: [draft.name.trim()] }];
  const count = numberFrom(draft.count, [1, MOST_SHELVES]) ?? 0;
  return [{ kind: 'shelf', names: numbered(count, 1, names.shelf) }];
};

/** The places to add, outer ones first; the innermost hold folders and carry the capacity. Nothing for a wrong draft. */
export const placeLevels = (draft: PlaceDraft, names: PlaceNames): readonly PlaceLevel[] => {
  const levels = levelsOfChoice(draft, names);
  const capacity = holdsFolders(draft.choice) ? numberFrom(draft.capacity, [1, MOST_CAPACITY]) : undefined;
  return levels.map((level, index) => (index === levels.length - 1 ? { ...level, capacity } : level));
};
