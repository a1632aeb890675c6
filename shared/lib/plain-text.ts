/**
 * Whether a text is one line that every database, log and screen can hold: no control characters (NUL is none that
 * PostgreSQL stores), no half of a surrogate pair.
 */
export const isPlainText = (text: string): boolean => !/[\p{Cc}\p{Surrogate}]/u.test(text);
