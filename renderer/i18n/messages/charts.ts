import type { Messages, MessageSet } from '../messages.ts';

const th = { asTable: 'ดูเป็นตาราง' };
const en = { asTable: 'As a table' } satisfies Messages<typeof th>;

/** Words around every chart. */
export const chartMessages: MessageSet<typeof th> = { th, en };
