/** An escape that JSON allows and a PostgreSQL jsonb value cannot hold: NUL, or half of a surrogate pair. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

/** Whether `JSON.stringify` wrote something that the database's row format cannot hold. */
export const isStorableJson = (json: string): boolean => !UNSTORABLE.test(json);
