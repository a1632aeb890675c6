import { describe, expect, test } from 'vitest';
import { type StaffDraft, staffProblems } from '#features/settings/staff-draft.ts';
import { hashPin, isPinOf } from '#services/pin-hash.ts';
import { PinHash } from '#shared/model/office-rows.ts';

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
  test('opens to that PIN and to no other, and is kept in the form that every PC reads', async () => {
    const kept = await hashPin('2580');

    expect(PinHash.parse(kept)).toEqual(kept);
    expect(await isPinOf('2580', kept)).toBe(true);
    expect(await isPinOf('2581', kept)).toBe(false);
  });

  test('looks different for two people who chose the same', async () => {
    expect((await hashPin('2580')).hashHex).not.toBe((await hashPin('2580')).hashHex);
  });
});
