/** Three numbers; pre-releases do not go to offices. */
export type Version = readonly [number, number, number];

/** `1.20.3` as numbers; undefined for any other text. */
export const parseVersion = (text: string): Version | undefined => {
  const [, major, minor, patch] = /^(\d{1,5})\.(\d{1,5})\.(\d{1,5})$/.exec(text) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
};

/** Below 0 when `one` is older than `other`, 0 when they are the same, above 0 when it is newer. */
export const compareVersions = (one: Version, other: Version): number => {
  const index = one.findIndex((number, at) => number !== other[at]);
  return index === -1 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
};
