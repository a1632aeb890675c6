import { z } from 'zod';
import { hasNoNotedEnd, isSearchOpen } from '../domain/folder-search.ts';
import { err, ok } from '../lib/result.ts';
import type { FolderSearchRow } from '../model/folder-search-rows.ts';
import { RowId } from '../model/ids.ts';
import { FILING_ROLES } from '../model/roles.ts';
import { defineMutation, type MutationEvent } from './define.ts';
import { correctedInstant } from './movements.ts';
import type { Tx } from './tx.ts';

const lastSearchOf = async (tx: Tx, folderId: string): Promise<FolderSearchRow | undefined> =>
  (await tx.folderSearch.list('folderId', folderId)).find(hasNoNotedEnd);

const newSearch = (folderId: string, event: MutationEvent): FolderSearchRow => ({
  id: event.id,
  folderId,
  openedAt: correctedInstant(event),
  openedBy: event.actorId,
  checked: [],
});

/**
 * Looks for a folder, or notes where it was looked for. Two people who begin at once, or offline, share one search: the
 * folder names it, and what was checked is a union, in whatever order it arrives.
 */
export const lookForFolder = defineMutation({
  name: 'look-for-folder',
  version: 1,
  args: z.object({
    folderId: RowId,
    /** Absent when the search is only begun. */
    checked: z
      .string()
      .regex(/^(?:place|person)\/.+$/)
      .max(120)
      .exactOptional(),
  }),
  by: FILING_ROLES,
  async apply(tx, args, event) {
    const folder = await tx.folder.get(args.folderId);
    if (!folder) return err({ type: 'folder-unknown', folderId: args.folderId });
    const last = await lastSearchOf(tx, folder.id);
    const lastSeenAt = folder.custody.lastEffectiveAt;
    const isOpen = last !== undefined && isSearchOpen(last, lastSeenAt);
    // A scan ended the last one: what was checked then says nothing about this disappearance.
    if (last && !isOpen && lastSeenAt !== undefined) await tx.folderSearch.put({ ...last, foundAt: lastSeenAt });
    const search = isOpen ? last : newSearch(folder.id, event);
    const checked = args.checked === undefined ? [] : [args.checked];
    await tx.folderSearch.put({ ...search, checked: [...new Set([...search.checked, ...checked])].toSorted() });
    return ok();
  },
});

/** Ends a search with the folder in hand; a scan at a place ends it by itself, one without a place needs this. */
export const noteFolderFound = defineMutation({
  name: 'note-folder-found',
  version: 1,
  args: z.object({ folderId: RowId }),
  by: FILING_ROLES,
  async apply(tx, args, event) {
    if (!(await tx.folder.get(args.folderId))) return err({ type: 'folder-unknown', folderId: args.folderId });
    const search = (await lastSearchOf(tx, args.folderId)) ?? newSearch(args.folderId, event);
    await tx.folderSearch.put({ ...search, foundAt: correctedInstant(event) });
    return ok();
  },
});

/** Ends a search without the folder, or says without one that it is missing; who said so and when stays on record. */
export const giveUpFolderSearch = defineMutation({
  name: 'give-up-folder-search',
  version: 1,
  args: z.object({ folderId: RowId }),
  by: FILING_ROLES,
  async apply(tx, args, event) {
    const folder = await tx.folder.get(args.folderId);
    if (!folder) return err({ type: 'folder-unknown', folderId: args.folderId });
    const searches = await tx.folderSearch.list('folderId', folder.id);
    const foundAts = searches.flatMap(({ foundAt }) => foundAt ?? []);
    const lastSeenAt = [...foundAts, folder.custody.lastEffectiveAt ?? ''].toSorted().at(-1) ?? '';
    // Somebody else has given it up already, and nobody has seen it since.
    if (searches.some(({ givenUpAt }) => givenUpAt !== undefined && givenUpAt >= lastSeenAt)) return ok();
    const search = (await lastSearchOf(tx, folder.id)) ?? newSearch(folder.id, event);
    await tx.folderSearch.put({ ...search, givenUpAt: correctedInstant(event), givenUpBy: event.actorId });
    return ok();
  },
});
