/** How far a replica has read: everything up to this place in (version, table, id) order. */
export interface Position {
  readonly version: number;
  readonly table: string;
  readonly id: string;
}

/** The start: before everything. */
export const START: Position = { version: 0, table: '', id: '' };

/** The cookie of a replica that has everything up to and including this version. */
export const cookieAtVersion = (version: number): string => `v1:${version}`;

/** The cookie of a replica that is in the middle of a version. */
export const cookieAt = ({ version, table, id }: Position): string => `v1:${version}:${table}:${id}`;

/** The position of a cookie; empty text is the start; undefined when this centre did not write it. */
export const readCookie = (cookie: string): Position | undefined => {
  if (cookie === '') return START;
  const match = /^v1:(\d{1,15})(?::([A-Za-z]+):([0-9a-z_.-]+))?$/.exec(cookie);
  if (!match) return undefined;
  const [, version, table, id] = match;
  // Nothing stands before the first row of the next version, so that is where a whole version ends.
  if (table === undefined || id === undefined) return { version: Number(version) + 1, table: '', id: '' };
  return { version: Number(version), table, id };
};

/**
 * The newest version of which a replica at this place has anything: whole versions end before the first row of the next one. An
 * office that is not there yet has lost what the replica saw.
 */
export const versionSeen = ({ version, table }: Position): number => (table === '' ? version - 1 : version);

/** A cookie of an office that was restored names the generation; in the first there is nothing to name. */
export const inGeneration = (generation: number, cookie: string): string =>
  generation === 0 ? cookie : `${cookie}@${generation}`;

/** Takes apart what `inGeneration` made. */
export const readGeneration = (text: string): { readonly generation: number; readonly cookie: string } => {
  const [, cookie = text, generation = '0'] = /^(.*)@(\d{1,15})$/.exec(text) ?? [];
  return { generation: Number(generation), cookie };
};
