/** What is known of looking for a folder; instants are ISO UTC. */
export interface FolderSearchFacts {
  readonly openedAt: string;
  /** When somebody noted that it was found. */
  readonly foundAt?: string | undefined;
  readonly givenUpAt?: string | undefined;
}

/** Whether nobody has noted an end of the search; a scan of the folder may have ended it all the same. */
export const hasNoNotedEnd = ({ foundAt, givenUpAt }: FolderSearchFacts): boolean =>
  foundAt === undefined && givenUpAt === undefined;

/** Whether the folder is still looked for: nobody noted an end, and no scan has seen it since the search began. */
export const isSearchOpen = (search: FolderSearchFacts, lastSeenAt: string | undefined): boolean =>
  hasNoNotedEnd(search) && (lastSeenAt === undefined || lastSeenAt <= search.openedAt);
