import { z } from 'zod';

/** A page asks the service worker to change to the version that waits; the port that comes along takes the answer. */
export const UseNewVersion = z.object({ kind: z.literal('use-new-version') });
export type UseNewVersion = z.output<typeof UseNewVersion>;

/** `other-windows`: nothing was changed, because another window of the app still runs the version before. */
export const NewVersionAnswer = z.enum(['changing', 'other-windows']);
export type NewVersionAnswer = z.output<typeof NewVersionAnswer>;
