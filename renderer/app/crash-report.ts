/** Eight hex digits that are the same for the same crash, so that support can tell crashes apart. */
const codeOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
};

/** What a person hands to support after a crash: a code, the place in the program, the last events. No personal data. */
export const crashReport = (
  error: Error,
  recentEvents: readonly string[],
): { readonly code: string; readonly text: string } => {
  const place = (error.stack ?? error.message).split('\n').slice(0, 8).join('\n');
  const code = codeOf(`${error.name}: ${error.message}`);
  return { code, text: [`faem crash ${code}`, place, '', ...recentEvents.slice(-50)].join('\n') };
};
