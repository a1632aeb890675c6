import { describe, expect, test } from 'vitest';
import { isPinOf as isPinOfAtCentre } from '#central/services/pin-hash.ts';
import { type StaffDraft, staffProblems } from '#features/settings/staff-draft.ts';
import { hashPin, isPinOf } from '#services/pin-hash.ts';
import { isPinHashWeak, PIN_COST, PinHash, ScryptPinHash } from '#shared/model/pin-hash.ts';
import { createMemoryOffice } from '#test/builders/memory-office.ts';
import { aStaff } from '#test/builders/office.ts';
import { derivedPin } from '#test/support/derive-pin.ts';
import { PIN_1234 } from '../counter/a-counter-office.ts';

const typed = (changes: Partial<StaffDraft> = {}): StaffDraft => ({
  name: 'มานี มีนา',
  role: 'clerk',
  active: true,
  pin: '2580',
  pinAgain: '2580',
  ...changes,
});

describe('a person as they are typed', () => {
  test('is complete with a name and the same PIN twice', () => {
    expect(staffProblems(typed(), 'refuse')).toEqual([]);
  });

  test('needs a name that is more than spaces', () => {
    expect(staffProblems(typed({ name: '  ' }), 'refuse')).toEqual(['name-missing']);
  });

  test.each(['', '123', '1234567890123', '12a4', '๑๒๓๔'])('may not have the PIN "%s"', (pin) => {
    expect(staffProblems(typed({ pin, pinAgain: pin }), 'refuse')).toEqual(['pin-invalid']);
  });

  test('must type the PIN the same twice', () => {
    expect(staffProblems(typed({ pinAgain: '2581' }), 'refuse')).toEqual(['pin-differs']);
  });

  test('keeps the old PIN when both fields are empty, and only then', () => {
    expect(staffProblems(typed({ pin: '', pinAgain: '' }), 'keep')).toEqual([]);
    expect(staffProblems(typed({ pin: '', pinAgain: '2580' }), 'keep')).toEqual(['pin-invalid']);
    expect(staffProblems(typed({ pin: '2580', pinAgain: '' }), 'keep')).toEqual(['pin-differs']);
  });
});

describe('a PIN that is set on a PC', () => {
  test('opens to that PIN and to no other, on the PC and at the centre, and its digits are kept nowhere', async () => {
    const kept = await hashPin('2580');

    expect(ScryptPinHash.parse(kept)).toEqual(kept);
    expect(kept.hashHex).toBe(derivedPin('2580', kept));
    expect(await isPinOf('2580', kept)).toBe(true);
    expect(await isPinOf('2581', kept)).toBe(false);
    expect(await isPinOfAtCentre('2580', kept)).toBe(true);
    expect(await isPinOfAtCentre('2581', kept)).toBe(false);
    expect(isPinHashWeak(kept)).toBe(false);
  });

  test('looks different for two people who chose the same', async () => {
    expect((await hashPin('2580')).hashHex).not.toBe((await hashPin('2580')).hashHex);
  });
});

describe('a PIN that was set by the first version', () => {
  test('still opens, on the PC and at the centre, and counts as weak', async () => {
    expect(await isPinOf('1234', PIN_1234)).toBe(true);
    expect(await isPinOf('1235', PIN_1234)).toBe(false);
    expect(await isPinOfAtCentre('1234', PIN_1234)).toBe(true);
    expect(isPinHashWeak(PIN_1234)).toBe(true);
  });

  test('is kept anew by the person whose it is, and not when it was changed meanwhile', async () => {
    const office = createMemoryOffice();
    office.put('staff', aStaff({ pin: PIN_1234 }));
    const pin = { saltHex: '1'.repeat(32), hashHex: '2'.repeat(64), scrypt: PIN_COST };

    expect(await office.run('renew-pin-hash', { replacesHashHex: '9'.repeat(64), pin })).toMatchObject({ ok: true });
    expect(office.get('staff', 'staff-1')?.pin).toEqual(PIN_1234);
    expect(await office.run('renew-pin-hash', { replacesHashHex: PIN_1234.hashHex, pin })).toMatchObject({ ok: true });
    expect(office.get('staff', 'staff-1')?.pin).toEqual(pin);
    expect(office.get('staff', 'staff-2')?.pin).not.toEqual(pin);
  });

  test.each([{ logN: 30 }, { r: 1_000 }, { p: 100 }, { logN: 1 }])(
    'is refused at a cost that would stop a PC, or none at all: %o',
    (cost) => {
      const pin = { saltHex: '1'.repeat(32), hashHex: '2'.repeat(64), scrypt: { ...PIN_COST, ...cost } };
      expect(PinHash.safeParse(pin).success).toBe(false);
    },
  );
});
