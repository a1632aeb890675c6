// npm run office -- …   opens an office at this centre, keeps its devices, checks its receipts
import { type Answer, refused } from './commands/answer.ts';
import { verifyAuditCommand } from './commands/verify-audit-command.ts';
import { codeLines, devicesCommand, makeCodeCommand, revokeCommand } from './commands/device-commands.ts';
import { personCommand } from './commands/person-command.ts';
import { ministryUserCommand } from './commands/ministry-user-command.ts';
import { FolderInUse } from './db/claim-folder.ts';
import { migrate } from './db/migrate.ts';
import { migrations } from './db/migrations/all.ts';
import { openDatabase } from './db/open-database.ts';
import type { Db } from './db/schema.ts';
import { readEnvironment, type Settings } from './env.ts';
import { OFFICE_USAGE, readOfficeRequest, type OfficeRequest } from './office-request.ts';
import { createOffice } from './services/create-office.ts';
import { verifyReceipts } from './services/verify-receipts.ts';
import { stderrLog as log, systemClock as clock } from './system-ports.ts';

const create = async (db: Db, { office }: OfficeRequest & { readonly kind: 'create' }): Promise<Answer> => {
  const created = await createOffice({ db, clock, random: Math.random }, office);
  if (!created.ok) {
    return refused(
      `Province ${office.provinceCode} has its office here already: ${created.error.officeId}. Nothing was changed.`,
    );
  }
  const { officeId, code, badgeCode } = created.value;
  return {
    isDone: true,
    lines: [
      `Office ${officeId} is open: ${office.name}`,
      `Administrator: ${office.administrator.name}, badge ${badgeCode}`,
      ...(office.biller === undefined ? ['It has no biller yet: notices can be issued, but no payment QR shown.'] : []),
      'Its fee schedules are unverified: no notice can be issued before a finance officer has confirmed one.',
      ...codeLines(code),
    ],
  };
};

const checkReceipts = async (db: Db, officeId: string): Promise<Answer> => {
  const { books, sheets, broken } = await verifyReceipts(db, officeId);
  const checked = `Checked ${sheets} receipts in ${books} books of ${officeId}.`;
  if (broken.length === 0) return { isDone: true, lines: [checked, 'Every chain holds.'] };
  return refused(checked, ...broken.map(({ number, reason }) => `BROKEN at ${number}: ${reason}`));
};

const answer = async (db: Db, request: OfficeRequest): Promise<Answer> => {
  switch (request.kind) {
    case 'create':
      return create(db, request);
    case 'enrolment-code':
      return makeCodeCommand({ db, clock }, request);
    case 'devices':
      return devicesCommand(db, request.officeId);
    case 'revoke-device':
      return revokeCommand({ db, clock }, request);
    case 'verify-audit':
      return verifyAuditCommand(db, request);
    case 'verify-receipts':
      return checkReceipts(db, request.officeId);
    case 'person':
      return personCommand({ db, clock }, request);
    case 'ministry-user':
      return ministryUserCommand({ db, clock }, request.wish);
  }
};

const answerTo = async (request: OfficeRequest, settings: Settings): Promise<Answer> => {
  const database = await openDatabase(settings.data, log);
  try {
    await migrate(database.db, migrations);
    return await answer(database.db, request);
  } finally {
    await database.close();
  }
};

const run = async (): Promise<Answer> => {
  const request = readOfficeRequest(process.argv.slice(2));
  if (!request.ok) return refused(...request.error.problems, OFFICE_USAGE);
  // An office is never created in memory, so a demo's leave to have no place for data does not count here.
  const settings = readEnvironment({ ...process.env, FAEM_MODE: 'production' });
  if (!settings.ok) return refused(`The environment cannot be used: ${JSON.stringify(settings.error)}`, OFFICE_USAGE);
  try {
    return await answerTo(request.value, settings.value);
  } catch (error) {
    if (error instanceof FolderInUse) return refused(`${error.message} Stop the server first.`);
    return refused(`The database failed: ${error instanceof Error ? error.message : 'unknown'}`);
  }
};

const { isDone, lines } = await run();
(isDone ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
process.exitCode = isDone ? 0 : 1;
