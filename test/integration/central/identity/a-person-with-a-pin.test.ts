import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { createConfirmPerson, type ConfirmPerson } from '#central/services/confirm-person.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import { Role } from '#shared/model/roles.ts';
import { aKeptPin } from '#test/builders/kept-pin.ts';
import { aStaff } from '#test/builders/office.ts';
import { twoOffices } from '../two-offices.ts';

const PIN = '480712';
const pin = aKeptPin(PIN);
const stand = twoOffices();
let confirm: ConfirmPerson;

const person = (id: string, over: Partial<StaffRow> = {}): readonly ['staff', StaffRow] => [
  'staff',
  aStaff({ id, pin, ...over }),
];
beforeEach(async () => {
  confirm = createConfirmPerson({ db: stand.database.db, clock: stand.clock, log: stand.log });
  await stand.put([
    ...Role.options.map((role) => person(`one-${role}`, { role })),
    person('who-left', { active: false }),
    person('gone'),
  ]);
  await stand.remove('staff', 'gone');
});

const prove = async (
  staffId: string,
  given: { pin?: string; roles?: readonly Role[]; officeId?: string } = {},
): Promise<string> => {
  const { roles = ['supervisor', 'administrator'], officeId = 'office-13' } = given;
  const needed = { roles, action: 'open-the-safe' };
  const answer = await confirm(officeId, { staffId, pin: given.pin ?? PIN }, needed);
  return answer.ok ? `is ${answer.value.id}` : answer.error.type;
};
const wrong = async (times: number, staffId = 'one-supervisor'): Promise<readonly string[]> => {
  const answers: string[] = [];
  for (let time = 0; time < times; time += 1) answers.push(await prove(staffId, { pin: '000000' }));
  return answers;
};
const guesses = async (): Promise<number> => {
  const { rows } = await sql`select 1 from wrong_pin`.execute(stand.database.db);
  return rows.length;
};

describe('a person who proves to be there', () => {
  test.each(Role.options.flatMap((role) => Role.options.map((needed) => [role, needed] as const)))(
    'as %s where %s is needed',
    async (role, needed) => {
      expect(await prove(`one-${role}`, { roles: [needed] })).toBe(role === needed ? `is one-${role}` : 'not-allowed');
    },
  );

  test.each([
    ['nobody', 'nobody'],
    ['somebody who left', 'who-left'],
    ['somebody whose row is gone', 'gone'],
    ['an office', 'office-13'],
  ])('is not known as %s, and no PIN is counted', async (_what, staffId) => {
    expect([await prove(staffId), await guesses()]).toEqual(['actor-unknown', 0]);
  });

  test('of another office is not known here, and may have another PIN there', async () => {
    await stand.put([person('one-supervisor', { pin: aKeptPin('111111') })], 'office-20');
    expect(await prove('one-administrator', { officeId: 'office-20' })).toBe('actor-unknown');
    expect(await prove('one-supervisor', { officeId: 'office-20' })).toBe('pin-wrong');
    expect(await prove('one-supervisor', { officeId: 'office-20', pin: '111111' })).toBe('is one-supervisor');
    expect(await prove('one-supervisor', { officeId: 'office-99' })).toBe('actor-unknown');
  });

  test('of a role that may not is told so whatever the PIN is, and nothing is counted', async () => {
    expect(await prove('one-clerk', { pin: '000000' })).toBe('not-allowed');
    expect([await guesses(), await stand.acts()]).toEqual([0, []]);
  });

  test.each(['480711', '48071', '4807120', '0480712', '๔๘๐๗๑๒'])('is not believed by the PIN %s', async (other) => {
    expect(await prove('one-supervisor', { pin: other })).toBe('pin-wrong');
  });

  test('by a PIN that was changed is believed by the new one only', async () => {
    await stand.put([person('one-supervisor', { pin: aKeptPin('999999') })]);
    expect([await prove('one-supervisor'), await prove('one-supervisor', { pin: '999999' })]).toEqual([
      'pin-wrong',
      'is one-supervisor',
    ]);
  });
});

describe('wrong PINs', () => {
  test('stand in the trail with whose they were, and in the log without', async () => {
    await wrong(2);
    expect(await stand.acts()).toEqual([
      { kind: 'pin-refused', actorId: 'one-supervisor' },
      { kind: 'pin-refused', actorId: 'one-supervisor' },
    ]);
    expect(stand.logged).toEqual([
      { level: 'warn', event: 'pin-refused', facts: { officeId: 'office-13', attempts: 1 } },
      { level: 'warn', event: 'pin-refused', facts: { officeId: 'office-13', attempts: 2 } },
    ]);
  });

  test('are forgotten by the right one, also when it is the fifth', async () => {
    await wrong(4);
    expect([await prove('one-supervisor'), await guesses()]).toEqual(['is one-supervisor', 0]);
    expect(await wrong(4)).toEqual(['pin-wrong', 'pin-wrong', 'pin-wrong', 'pin-wrong']);
  });

  test('while the lock holds are not written down any more: the trail does not grow by them', async () => {
    await wrong(5);
    const before = (await stand.acts()).length;
    expect(await wrong(3)).toEqual(['pin-locked', 'pin-locked', 'pin-locked']);
    expect([before, (await stand.acts()).length]).toEqual([5, 5]);
  });

  test('sent all at once are no more than five, and the right one among later ones does not help', async () => {
    const answers = await Promise.all([
      ...Array.from({ length: 8 }, (_, index) => prove('one-supervisor', { pin: `00000${index}` })),
      prove('one-supervisor'),
    ]);
    expect(answers.filter((answer) => answer === 'pin-wrong')).toHaveLength(4);
    expect(answers.filter((answer) => answer === 'pin-locked')).toHaveLength(5);
  });

  test('counted by two programs are counted together', async () => {
    const other = createConfirmPerson({ db: stand.database.db, clock: stand.clock, log: stand.log });
    await wrong(3);
    const needed = { roles: ['supervisor'] as const, action: 'x' };
    const tries = [1, 2].map(() => other('office-13', { staffId: 'one-supervisor', pin: '000000' }, needed));
    const answers = await Promise.all(tries);
    expect(new Set(answers.map((answer) => answer.ok || answer.error.type))).toEqual(
      new Set(['pin-locked', 'pin-wrong']),
    );
  });

  test('of one person lock nobody else of the office', async () => {
    await wrong(5);
    expect([await prove('one-supervisor'), await prove('one-administrator')]).toEqual([
      'pin-locked',
      'is one-administrator',
    ]);
  });

  test('of somebody who lost the role meanwhile do not tell that the PIN is locked', async () => {
    await wrong(5);
    await stand.put([person('one-supervisor', { role: 'clerk' })]);
    expect(await prove('one-supervisor')).toBe('not-allowed');
  });
});
