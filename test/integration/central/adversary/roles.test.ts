import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Device } from '#central/services/device.ts';
import { Role } from '#shared/model/roles.ts';
import { mutations } from '#shared/mutations/registry.ts';
import type { OutboxEntry, PushResponse } from '#shared/sync/protocol.ts';
import { aStaff } from '#test/builders/office.ts';
import { valuesOf } from '#test/support/schema-values.ts';
import { openTestPostgres, type TestDatabase } from '../databases.ts';
import { aCentre, aClient, anOffice, putRows } from '../test-centre.ts';
import { databaseDigest } from './digest.ts';

/** Every mutation with arguments of the right form: the right to it is decided whatever they are. */
const calls = Object.values(mutations).map((mutation) => {
  const [args] = fc.sample(valuesOf(mutation.args, fc.constant('x')), { numRuns: 1, seed: 13 });
  return { name: `${mutation.name}@${mutation.version}`, by: mutation.by, args };
});

const codeOf = ({ outcome }: PushResponse['verdicts'][number]): string =>
  outcome.kind === 'rejected' ? outcome.error.type : outcome.kind;

/** Refusals that are about who asks, and not about what is asked. */
const ABOUT_RIGHTS = ['not-allowed', 'actor-unknown', 'centre-only', 'mutation-unknown'];

describe('who may do what, at the centre', () => {
  let database: TestDatabase;
  let device: Device;
  let centre: ReturnType<typeof aCentre>;
  let clients = 0;

  beforeAll(async () => {
    database = await openTestPostgres();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.empty();
    device = await anOffice(database);
    await anOffice(database, { officeId: 'office-20' });
    const people = Role.options.map((role) => aStaff({ id: `one-${role}`, role }));
    const gone = aStaff({ id: 'one-who-left', role: 'administrator', active: false });
    await putRows(
      database,
      { officeId: 'office-13', version: 2 },
      [...people, gone].map((person) => ['staff', person] as const),
    );
    const stranger = aStaff({ id: 'administrator-of-20', role: 'administrator' });
    await putRows(database, { officeId: 'office-20', version: 2 }, [['staff', stranger]]);
    centre = aCentre(database);
  });

  const outcomes = async (actorId: string, asked: readonly (typeof calls)[number][]) => {
    clients += 1;
    const client = aClient(`pc-${clients}`, device);
    const entries: OutboxEntry[] = asked.map(({ name, args }) => client.entry(name, args, { actorId }));
    const answer = await centre.push(device, client.request(...entries));
    if (!answer.ok) throw new Error(`push refused: ${JSON.stringify(answer.error)}`);
    return answer.value.verdicts.map((verdict, at) => [asked[at]?.name, codeOf(verdict)] as const);
  };
  const rowsOf = async () =>
    (await databaseDigest(database)).split('\n').filter((line) => line.startsWith('synced_row'));

  test.each(Role.options)('%s: every mutation is taken or refused as its declaration says', async (role) => {
    const mine = calls.filter(({ by }) => by !== 'centre' && by.includes(role));
    const others = calls.filter(({ by }) => by !== 'centre' && !by.includes(role));
    const before = await rowsOf();

    expect(await outcomes(`one-${role}`, others)).toEqual(others.map(({ name }) => [name, 'not-allowed']));
    expect(await rowsOf()).toEqual(before);
    const answers = await outcomes(`one-${role}`, mine);
    expect(answers.filter(([, code]) => ABOUT_RIGHTS.includes(code))).toEqual([]);
  });

  test.each(['one-who-left', 'administrator-of-20', 'nobody', 'centre'])(
    '%s may do nothing at all',
    async (actorId) => {
      const before = await rowsOf();

      const ours = calls.filter(({ by }) => by !== 'centre');
      expect(await outcomes(actorId, ours)).toEqual(ours.map(({ name }) => [name, 'actor-unknown']));
      expect(await rowsOf()).toEqual(before);
    },
  );

  test('what only the centre may say is refused from every PC, whoever asks', async () => {
    const centres = calls.filter(({ by }) => by === 'centre');
    const before = await rowsOf();

    expect(centres.length).toBeGreaterThan(0);
    for (const role of Role.options) {
      expect(await outcomes(`one-${role}`, centres)).toEqual(centres.map(({ name }) => [name, 'centre-only']));
    }
    expect(await rowsOf()).toEqual(before);
  });
});
