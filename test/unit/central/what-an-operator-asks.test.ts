import { describe, expect, test } from 'vitest';
import { OFFICE_USAGE, readOfficeRequest } from '#central/office-request.ts';

/** The words of a command whose options are these; `undefined` leaves one out. */
const words = (action: readonly string[], options: Readonly<Record<string, string | undefined>>): readonly string[] => [
  ...action,
  ...Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value])),
];
const read = (action: readonly string[], options: Readonly<Record<string, string | undefined>> = {}) =>
  readOfficeRequest(words(action, options));

const OFFICE = { office: 'office-13' };
const HASH = 'a'.repeat(64);

/** Every command with all it needs, and what comes of it. */
const WHOLE: readonly (readonly [action: readonly string[], options: Record<string, string>, request: object])[] = [
  [['devices'], OFFICE, { kind: 'devices', officeId: 'office-13' }],
  [['verify-receipts'], OFFICE, { kind: 'verify-receipts', officeId: 'office-13' }],
  [['verify-audit'], OFFICE, { kind: 'verify-audit', officeId: 'office-13' }],
  [
    ['verify-audit'],
    { ...OFFICE, head: `12:${HASH}` },
    { kind: 'verify-audit', officeId: 'office-13', published: { number: 12, hash: HASH } },
  ],
  [['enrolment-code'], { ...OFFICE, hours: '720' }, { kind: 'enrolment-code', officeId: 'office-13', hours: 720 }],
  [
    ['revoke-device'],
    { ...OFFICE, device: 'pc-1', reason: '  หาย  ' },
    { kind: 'revoke-device', officeId: 'office-13', deviceId: 'pc-1', reason: 'หาย' },
  ],
  [
    ['person'],
    { ...OFFICE, about: ' สมชาย ใจดี ', reason: 'คำขอของเจ้าของข้อมูล' },
    { kind: 'person', officeId: 'office-13', about: 'สมชาย ใจดี', reason: 'คำขอของเจ้าของข้อมูล' },
  ],
  [
    ['ministry-user', 'add'],
    { login: 'abc', name: ' สมหญิง ', role: 'centre-administrator' },
    {
      kind: 'ministry-user',
      wish: { kind: 'add', account: { login: 'abc', name: 'สมหญิง', role: 'centre-administrator' } },
    },
  ],
  [
    ['ministry-user', 'password'],
    { login: 'abc' },
    { kind: 'ministry-user', wish: { kind: 'password', login: 'abc' } },
  ],
  [['ministry-user', 'close'], { login: 'abc' }, { kind: 'ministry-user', wish: { kind: 'close', login: 'abc' } }],
  [['ministry-user', 'list'], {}, { kind: 'ministry-user', wish: { kind: 'list' } }],
];

/** What cannot be meant, and the option that is named for it. */
const REFUSED: readonly (readonly [
  action: readonly string[],
  options: Record<string, string | undefined>,
  problem: RegExp,
])[] = [
  [['devices'], { office: '../etc' }, /^--office /],
  [['verify-audit'], { ...OFFICE, head: HASH }, /^--head is not NUMBER:HASH$/],
  [['verify-audit'], { ...OFFICE, head: `0:${HASH}` }, /^--head /],
  [['verify-audit'], { ...OFFICE, head: `01:${HASH}` }, /^--head /],
  [['verify-audit'], { ...OFFICE, head: `1:${HASH.toUpperCase()}` }, /^--head /],
  [['verify-audit'], { ...OFFICE, head: `1:${HASH}0` }, /^--head /],
  [['verify-audit'], { ...OFFICE, head: `1234567890123456:${HASH}` }, /^--head /],
  [['enrolment-code'], { ...OFFICE, hours: '0' }, /^--hours is less than 1$/],
  [['enrolment-code'], { ...OFFICE, hours: '1.5' }, /^--hours is no whole number$/],
  [['enrolment-code'], { ...OFFICE, hours: '721' }, /^--hours is more than 30 days$/],
  [['enrolment-code'], { ...OFFICE, hours: '' }, /^--hours /],
  [['enrolment-code'], { ...OFFICE, hours: '๒๔' }, /^--hours /],
  [['revoke-device'], { ...OFFICE, device: 'pc-1', reason: ' ab ' }, /^--reason is too short$/],
  [
    ['revoke-device'],
    { ...OFFICE, device: 'pc-1', reason: 'x'.repeat(201) },
    /^--reason is longer than 200 characters$/,
  ],
  [['revoke-device'], { ...OFFICE, device: 'pc 1', reason: 'หายไป' }, /^--device /],
  [['person'], { ...OFFICE, about: 'ab', reason: 'คำขอ' }, /^--about is too short$/],
  [['person'], { ...OFFICE, about: 'x'.repeat(201), reason: 'คำขอ' }, /^--about is longer/],
  [['ministry-user', 'add'], { login: 'ab', name: 'x', role: 'ministry-reader' }, /^--login /],
  [['ministry-user', 'add'], { login: 'Somchai', name: 'x', role: 'ministry-reader' }, /^--login /],
  [['ministry-user', 'add'], { login: '1abc', name: 'x', role: 'ministry-reader' }, /^--login /],
  [['ministry-user', 'add'], { login: 'a'.repeat(41), name: 'x', role: 'ministry-reader' }, /^--login /],
  [['ministry-user', 'add'], { login: 'abc', name: '   ', role: 'ministry-reader' }, /^--name is empty$/],
  [['ministry-user', 'add'], { login: 'abc', name: 'x', role: 'administrator' }, /^--role /],
  [['ministry-user'], {}, /^say what to do: add, password, close or list$/],
  [['ministry-user', 'open'], { login: 'abc' }, /^say what to do/],
  [['ministry-user', 'close'], { login: 'abc', role: 'ministry-reader' }, /^an option is unknown/],
];

describe('what an operator asks', () => {
  test.each(WHOLE)('%j with %o', (action, options, request) => {
    expect(read(action, options)).toEqual({ ok: true, value: request });
  });

  const needed = WHOLE.flatMap(([action, options]) =>
    Object.keys(options)
      .filter((name) => name !== 'head' && name !== 'hours')
      .map((name) => [action.join(' '), name, action, options] as const),
  );
  test.each(needed)('%s needs --%s', (_command, name, action, options) => {
    const answer = read(action, { ...options, [name]: undefined });

    expect(answer).toMatchObject({ ok: false, error: { type: 'office-request-invalid' } });
    expect(answer.ok ? [] : answer.error.problems).toEqual([expect.stringMatching(`^--${name} `)]);
  });

  test.each(REFUSED)('%j with %o is refused by its name', (action, options, problem) => {
    const answer = read(action, options);

    expect(answer.ok ? [] : answer.error.problems).toEqual([expect.stringMatching(problem)]);
  });

  test('all that is wrong is told at once', () => {
    const answer = read(['create'], { province: '99', name: ' ', 'name-en': 'x', admin: 'x', pin: '12345' });

    expect(answer.ok ? [] : answer.error.problems).toEqual([
      '--province is not the two-digit code of a province',
      '--name is empty',
      '--pin is not 6 to 12 digits',
    ]);
  });

  test.each([
    ['5 digits', '12345', false],
    ['6 digits', '123456', true],
    ['12 digits', '123456789012', true],
    ['13 digits', '1234567890123', false],
    ['Thai digits', '๑๒๓๔๕๖', false],
    ['a blank', '123 456', false],
    ['a new line', '123456\n', false],
  ])('a PIN of %s', (_what, pin, isTaken) => {
    expect(read(['create'], { province: '13', name: 'ก', 'name-en': 'x', admin: 'x', pin }).ok).toBe(isTaken);
  });

  test('no refusal repeats what was typed: it may be a PIN, or somebody\u2019s name', () => {
    const secret = 'hunter2';
    for (const [action, options] of WHOLE) {
      const typed = Object.fromEntries(Object.keys(options).map((name) => [name, `../${secret}`]));
      const answer = read(action, { ...typed, [secret]: secret });
      expect(JSON.stringify(answer)).not.toContain(secret);
    }
  });

  test.each([
    ['an option twice', ['devices', '--office', 'office-13', '--office', 'office-20'], 'office-20'],
    ['an option with its sign', ['devices', '--office=office-13'], 'office-13'],
  ])('%s is read as shells do', (_what, typed, officeId) => {
    expect(readOfficeRequest(typed)).toMatchObject({ ok: true, value: { officeId } });
  });

  test.each([
    [['devices', '--office']],
    [['devices', 'office-13']],
    [['devices', '--office', 'office-13', 'more']],
    [['devices', '-o', 'office-13']],
    [['DEVICES', '--office', 'office-13']],
    [['']],
    [['__proto__']],
  ])('%j means nothing', (typed) => {
    expect(readOfficeRequest(typed).ok).toBe(false);
  });

  test('the usage names every command and every option', () => {
    for (const [action, options] of WHOLE) {
      for (const word of action) expect(OFFICE_USAGE).toContain(word);
      for (const name of Object.keys(options)) expect(OFFICE_USAGE).toContain(`--${name}`);
    }
  });
});
