import { isKept } from './folder-queries.ts';
import { labelSlotAt, type LabelSlot } from '#shared/domain/label-pace.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** Where a folder's label is in its life: never printed, printed and not scanned back, on the folder. */
export type LabelState = 'none' | 'printed' | 'confirmed';

/** Where a folder's label is in its life. */
export const labelStateOf = ({ labelPrintedAt, labelConfirmedAt }: FolderRow): LabelState => {
  if (labelConfirmedAt !== undefined && labelConfirmedAt >= (labelPrintedAt ?? '')) return 'confirmed';
  return labelPrintedAt === undefined ? 'none' : 'printed';
};

/** Folders by the state of their label. */
export type LabelCounts = Readonly<Record<LabelState, number>>;

/** The office's labels counted, kept up to date row by row: a scan costs one folder, however many there are. */
export interface LabelTally {
  /** Rises with every change of what is counted here. */
  version(): number;
  office(): LabelCounts;
  /** Of the folders whose home is exactly this place; `undefined` for those without a home. */
  at(placeId: string | undefined): LabelCounts;
  /** Places that are the home of any folder. */
  placeIds(): readonly string[];
  /** Folders at home there, in no order; `state` leaves out all others. */
  folderIds(placeId: string | undefined, state?: LabelState): readonly string[];
  /** When labels were scanned back and by whom. */
  slots(): readonly LabelSlot[];
}

interface Counted {
  readonly home: string;
  readonly state: LabelState;
  /** The ten minutes of the confirmation and who made it, as one key; undefined while the label is not on. */
  readonly slot: string | undefined;
}

type Shelf = Readonly<Record<LabelState, Set<string>>>;

const NO_HOME = '';
const NOTHING: LabelCounts = { none: 0, printed: 0, confirmed: 0 };

const slotKeyOf = ({ labelConfirmedAt, labelConfirmedBy }: FolderRow): string =>
  `${labelSlotAt(Date.parse(labelConfirmedAt ?? ''))} ${labelConfirmedBy ?? ''}`;

const slotOf = ([key, count]: readonly [string, number]): LabelSlot => {
  const [slot = '', by = ''] = key.split(' ');
  return { slot: Number(slot), by: by === '' ? undefined : by, count };
};

const countedOf = (folder: FolderRow): Counted => {
  const state = labelStateOf(folder);
  return {
    home: folder.homeLocationId ?? NO_HOME,
    state,
    slot: state === 'confirmed' ? slotKeyOf(folder) : undefined,
  };
};

const countsOf = (shelf: Shelf | undefined): LabelCounts =>
  shelf ? { none: shelf.none.size, printed: shelf.printed.size, confirmed: shelf.confirmed.size } : NOTHING;

/** The books of the tally: every folder as it was last counted, and the sums. */
const createBooks = () => {
  const shelves = new Map<string, Shelf>();
  const slots = new Map<string, number>();
  const office: Record<LabelState, number> = { ...NOTHING };
  const counted = new Map<string, Counted>();
  const book = (id: string, { home, state, slot }: Counted, sign: 1 | -1): void => {
    office[state] += sign;
    const shelf = shelves.get(home) ?? { none: new Set(), printed: new Set(), confirmed: new Set() };
    shelves.set(home, shelf);
    if (sign === 1) shelf[state].add(id);
    else shelf[state].delete(id);
    if (slot === undefined) return;
    const count = (slots.get(slot) ?? 0) + sign;
    if (count === 0) slots.delete(slot);
    else slots.set(slot, count);
  };
  return {
    shelves,
    slots,
    office,
    clear: (): void => {
      for (const content of [shelves, slots, counted]) content.clear();
      Object.assign(office, NOTHING);
    },
    /** Counts the folder as it is now; gives whether that changed anything. */
    take: (id: string, folder: FolderRow | undefined): boolean => {
      const before = counted.get(id);
      const now = folder && isKept(folder) ? countedOf(folder) : undefined;
      if (before?.home === now?.home && before?.state === now?.state && before?.slot === now?.slot) return false;
      if (before) book(id, before, -1);
      if (now) book(id, now, 1);
      if (now) counted.set(id, now);
      else counted.delete(id);
      return true;
    },
  };
};

const createTally = (rows: ReadModel): LabelTally => {
  const books = createBooks();
  let version = 0;
  const countAll = (): void => {
    books.clear();
    for (const [id, folder] of rows.all('folder')) books.take(id, folder);
    version += 1;
  };
  countAll();
  rows.subscribe((changes) => {
    if (changes === null) return countAll();
    for (const { table, id } of changes) {
      if (table === 'folder' && books.take(id, rows.get('folder', id))) version += 1;
    }
  });
  const shelfAt = (placeId: string | undefined): Shelf | undefined => books.shelves.get(placeId ?? NO_HOME);
  return {
    version: () => version,
    office: () => ({ ...books.office }),
    at: (placeId) => countsOf(shelfAt(placeId)),
    placeIds: () => [...books.shelves.keys()].filter((id) => id !== NO_HOME),
    folderIds: (placeId, state) => {
      const shelf = shelfAt(placeId);
      if (!shelf) return [];
      return state === undefined ? [...shelf.none, ...shelf.printed, ...shelf.confirmed] : [...shelf[state]];
    },
    slots: () => [...books.slots].map(slotOf),
  };
};

const tallies = new WeakMap<ReadModel, LabelTally>();

/** The tally of these rows: counted once when it is first asked for, then kept for as long as the rows are. */
export const labelTallyOf = (rows: ReadModel): LabelTally => {
  const known = tallies.get(rows);
  if (known) return known;
  const made = createTally(rows);
  tallies.set(rows, made);
  return made;
};

/** How many folders there are in these counts. */
export const allOf = ({ none, printed, confirmed }: LabelCounts): number => none + printed + confirmed;
