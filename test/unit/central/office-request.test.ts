import { describe, expect, test } from 'vitest';
import { readOfficeRequest } from '#central/office-request.ts';
import { makeEnrolmentCode } from '#central/services/tokens.ts';

const create = (changes: Readonly<Record<string, string | undefined>> = {}): readonly string[] => {
  const options = {
    province: '13',
    name: 'สอจ. ปทุมธานี',
    'name-en': 'Pathum Thani PIO',
    admin: 'สมหญิง ดูแลดี',
    pin: '271828',
    ...changes,
  };
  return [
    'create',
    ...Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value])),
  ];
};

describe('what an operator may ask for', () => {
  test('an office with its administrator, with or without a biller', () => {
    const administrator = { name: 'สมหญิง ดูแลดี', pin: '271828' };
    const office = { provinceCode: '13', name: 'สอจ. ปทุมธานี', nameEnglish: 'Pathum Thani PIO', administrator };

    expect(readOfficeRequest(create())).toEqual({ ok: true, value: { kind: 'create', office } });
    expect(readOfficeRequest(create({ biller: '099400015800001', 'biller-name': 'สอจ.ปทุมธานี' }))).toEqual({
      ok: true,
      value: {
        kind: 'create',
        office: { ...office, biller: { billerId: '099400015800001', registeredName: 'สอจ.ปทุมธานี' } },
      },
    });
  });

  test('an account of the ministry, whose password is never typed', () => {
    const words = ['--login', 'somchai', '--name', 'สมชาย', '--role', 'ministry-reader'];
    const account = { login: 'somchai', name: 'สมชาย', role: 'ministry-reader' };
    const wish = (...asked: readonly string[]) => readOfficeRequest(['ministry-user', ...asked]);

    expect(wish('add', ...words)).toEqual({
      ok: true,
      value: { kind: 'ministry-user', wish: { kind: 'add', account } },
    });
    expect(wish('close', '--login', 'somchai')).toMatchObject({
      ok: true,
      value: { wish: { kind: 'close', login: 'somchai' } },
    });
    expect(wish('password', '--login', 'somchai')).toMatchObject({ ok: true, value: { wish: { kind: 'password' } } });
    expect(wish('list')).toMatchObject({ ok: true, value: { wish: { kind: 'list' } } });
    expect(wish('add', ...words.slice(0, 4), '--role', 'king')).toMatchObject({ ok: false });
    expect(wish('add', ...words, '--password', 'x')).toMatchObject({ ok: false });
    expect(wish('forget')).toMatchObject({ ok: false });
  });

  test('a new enrolment code for an office, for a day or as long as is said', () => {
    const ask = (...more: readonly string[]) => readOfficeRequest(['enrolment-code', '--office', 'office-13', ...more]);
    const code = { kind: 'enrolment-code', officeId: 'office-13' };

    expect(ask()).toEqual({ ok: true, value: { ...code, hours: 24 } });
    expect(ask('--hours', '2')).toEqual({ ok: true, value: { ...code, hours: 2 } });
    expect(ask('--hours', '721')).toMatchObject({ ok: false, error: { problems: ['--hours is more than 30 days'] } });
    expect(ask('--hours', 'two')).toMatchObject({ ok: false });
  });

  test('a device is shut out with a reason', () => {
    const words = ['revoke-device', '--office', 'office-13', '--device', 'pc-1'];

    expect(readOfficeRequest([...words, '--reason', 'ถูกขโมย'])).toEqual({
      ok: true,
      value: { kind: 'revoke-device', officeId: 'office-13', deviceId: 'pc-1', reason: 'ถูกขโมย' },
    });
    expect(readOfficeRequest(words)).toMatchObject({ ok: false, error: { problems: ['--reason is missing'] } });
  });

  test.each([
    [
      'a province that does not exist',
      create({ province: '99' }),
      '--province is not the two-digit code of a province',
    ],
    ['no name', create({ name: undefined }), '--name is missing'],
    ['a name of spaces', create({ admin: '  ' }), '--admin is empty'],
    ['a short PIN', create({ pin: '1234' }), '--pin is not 6 to 12 digits'],
    ['a PIN with letters', create({ pin: '27182a' }), '--pin is not 6 to 12 digits'],
    ['a biller that is too short', create({ biller: '123', 'biller-name': 'x' }), '--biller is not 15 digits'],
    [
      'a biller without its registered name',
      create({ biller: '099400015800001' }),
      '--biller-name is needed together with --biller, and the other way round',
    ],
  ])('%s is refused by name, without repeating the value', (_what, words, problem) => {
    expect(readOfficeRequest(words)).toEqual({
      ok: false,
      error: { type: 'office-request-invalid', problems: [problem] },
    });
  });

  test.each([[[]], [['delete']], [[...create(), '--colour', 'red']], [['create', 'x']], [['enrolment-code']]])(
    'words that mean nothing are refused: %o',
    (words) => {
      expect(readOfficeRequest(words)).toMatchObject({ ok: false, error: { type: 'office-request-invalid' } });
    },
  );
});

test('an enrolment code can be read out, and no two are the same', () => {
  const codes = Array.from({ length: 200 }, makeEnrolmentCode);

  expect(codes.filter((code) => !/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/.test(code))).toEqual([]);
  expect(new Set(codes).size).toBe(codes.length);
});
