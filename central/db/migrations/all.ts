import { init } from './001-init.ts';
import { devices } from './002-devices.ts';
import { audit } from './003-audit.ts';
import { ministry } from './004-ministry.ts';
import { rowsByTable } from './005-rows-by-table.ts';
import { bankInquiries } from './006-bank-inquiries.ts';
import { generation } from './007-generation.ts';
import { askedSlips } from './008-asked-slips.ts';
import { verdictOffice } from './009-verdict-office.ts';
import { verdictOfficeTold } from './010-verdict-office-told.ts';
import { verdictByOffice } from './011-verdict-by-office.ts';
import { verdictOfficeKnown } from './012-verdict-office-known.ts';
import { keyedByOffice } from './013-keyed-by-office.ts';

/** A step of the schema. It never changes once released: its checksum is stored with the database. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /**
   * For one statement that runs outside a transaction while everybody works, such as `create index concurrently`: it is
   * repeated when it was cut off, so it begins with dropping what a try before has left, or changes nothing the second time.
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
  { number: 9, name: 'verdict-office', sql: verdictOffice },
  { number: 10, name: 'verdict-office-told', sql: verdictOfficeTold, online: true },
  { number: 11, name: 'verdict-by-office', sql: verdictByOffice, online: true },
  { number: 12, name: 'verdict-office-known', sql: verdictOfficeKnown, online: true },
  { number: 13, name: 'keyed-by-office', sql: keyedByOffice },
];

/** The number of the last step: what the schema must have for this program. */
export const LAST_STEP = Math.max(...migrations.map(({ number }) => number));
