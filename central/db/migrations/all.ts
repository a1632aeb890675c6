import { init } from './001-init.ts';
import { devices } from './002-devices.ts';
import { audit } from './003-audit.ts';
import { ministry } from './004-ministry.ts';
import { rowsByTable } from './005-rows-by-table.ts';
import { bankInquiries } from './006-bank-inquiries.ts';
import { generation } from './007-generation.ts';
import { askedSlips } from './008-asked-slips.ts';

/** A step of the schema. It never changes once released: its checksum is stored with the database. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /**
   * For one statement that PostgreSQL runs only outside a transaction, such as `create index concurrently`: it is repeated
   * when it was cut off, so it begins with dropping what a try before has left.
   */
  readonly online?: true;
}

/** Every step in order. They are texts in code, so that the built server carries them inside. */
export const migrations: readonly Migration[] = [
  { number: 1, name: 'init', sql: init },
  { number: 2, name: 'devices', sql: devices },
  { number: 3, name: 'audit', sql: audit },
  { number: 4, name: 'ministry', sql: ministry },
  { number: 5, name: 'rows-by-table', sql: rowsByTable },
  { number: 6, name: 'bank-inquiries', sql: bankInquiries },
  { number: 7, name: 'generation', sql: generation },
  { number: 8, name: 'asked-slips', sql: askedSlips, online: true },
];

/** The number of the last step: what the schema must have for this program. */
export const LAST_STEP = Math.max(...migrations.map(({ number }) => number));
