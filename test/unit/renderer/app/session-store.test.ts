import { beforeEach, describe, expect, test } from 'vitest';
import { isPinOf } from '#services/pin-hash.ts';
import { createSessionStore, LOCK_MS, WRONG_PINS_ALLOWED } from '#app/session-store.ts';
import { aPerson, PIN_1234 } from '../counter/a-counter-office.ts';

let nowMs = 0;
let pending = 0;
const memory = new Map<string, string>();
const openSession = (person = aPerson()) =>
  createSessionStore({
    staff: (id) => (id === person.id ? person : undefined),
    isPinOf,
    pendingWork: () => pending,
    nowMs: () => nowMs,
    memory: {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
    },
  });
const failTimes = async (session: ReturnType<typeof openSession>, times: number): Promise<readonly string[]> => {
  const answers: string[] = [];
  for (let time = 0; time < times; time += 1) answers.push(await session.getState().signIn('staff-1', '9999'));
  return answers;
};
beforeEach(() => {
  nowMs = 0;
  pending = 0;
  memory.clear();
});

describe('logging in', () => {
  test('takes the right PIN, with nothing but what is on this PC', async () => {
    const session = openSession();

    expect(await session.getState().signIn('staff-1', '1234')).toBe('signed-in');
    expect(session.getState().actor?.name).toBe('สมศรี ใจดี');
  });

  test.each([
    ['a wrong PIN', aPerson(), 'staff-1', '4321'],
    ['somebody who is not on the list', aPerson(), 'staff-9', '1234'],
    ['somebody who no longer works here', aPerson({ active: false }), 'staff-1', '1234'],
  ])('refuses %s in the same words', async (_, person, id, pin) => {
    const session = openSession(person);

    expect(await session.getState().signIn(id, pin)).toBe('wrong-pin');
    expect(session.getState().actor).toBeUndefined();
  });

  test('is locked for half a minute by five wrong PINs in a row, for the right PIN too', async () => {
    const session = openSession();

    expect((await failTimes(session, WRONG_PINS_ALLOWED)).at(-1)).toBe('locked');
    nowMs = LOCK_MS - 1;
    expect(await session.getState().signIn('staff-1', '1234')).toBe('locked');
    nowMs = LOCK_MS;
    expect(await session.getState().signIn('staff-1', '1234')).toBe('signed-in');
  });

  test('stays locked when the app is started anew, and wrong PINs before it count', async () => {
    await failTimes(openSession(), WRONG_PINS_ALLOWED - 1);
    expect(await failTimes(openSession(), 1)).toEqual(['locked']);

    nowMs = LOCK_MS - 1;
    expect(await openSession().getState().signIn('staff-1', '1234')).toBe('locked');
    nowMs = LOCK_MS;
    expect(await openSession().getState().signIn('staff-1', '1234')).toBe('signed-in');
  });

  test('a clock that was set back a year locks nobody out for a year', async () => {
    nowMs = 365 * 24 * 3_600_000;
    await failTimes(openSession(), WRONG_PINS_ALLOWED);
    nowMs = 0;

    expect(await openSession().getState().signIn('staff-1', '1234')).toBe('locked');
    nowMs = LOCK_MS;
    expect(await openSession().getState().signIn('staff-1', '1234')).toBe('signed-in');
  });

  test('forgets wrong PINs after a right one', async () => {
    const session = openSession();

    await failTimes(session, WRONG_PINS_ALLOWED - 1);
    await session.getState().signIn('staff-1', '1234');

    expect(await failTimes(session, 1)).toEqual(['wrong-pin']);
  });
});

describe('logging out', () => {
  test('with unsent work asks first, and the person may insist', async () => {
    const session = openSession();
    await session.getState().signIn('staff-1', '1234');
    pending = 3;

    expect(session.getState().signOut('unconfirmed')).toBe('pending');
    expect(session.getState().actor).toBeDefined();
    expect(session.getState().signOut('confirmed')).toBe('signed-out');
    expect(session.getState().actor).toBeUndefined();
  });
});

test('a PIN is only right with its own salt', async () => {
  expect(await isPinOf('1234', PIN_1234)).toBe(true);
  expect(await isPinOf('1234', { ...PIN_1234, saltHex: 'ff'.repeat(16) })).toBe(false);
});

describe('a colleague who agrees to something', () => {
  test('proves it by their own PIN, and nobody is logged in or out by it', async () => {
    const session = openSession();

    expect(await session.getState().prove('staff-1', '1234')).toBe('proven');
    expect(session.getState().actor).toBeUndefined();
  });

  test('who guesses locks the log-in too: they are guesses all the same', async () => {
    const session = openSession();
    await failTimes(session, WRONG_PINS_ALLOWED - 1);

    expect(await session.getState().prove('staff-1', '9999')).toBe('locked');
    expect(await session.getState().signIn('staff-1', '1234')).toBe('locked');
    expect(await session.getState().prove('staff-1', '1234')).toBe('locked');
  });
});
