import { MOST_FORMER_BILLERS, type OfficeRow } from '#shared/model/office-rows.ts';
import { anOffice, anOfficeKey, aLocation, aStaff } from '#test/builders/office.ts';
import {
  CODE,
  DAY,
  describeRows,
  FLAG,
  ID,
  INSTANT,
  listOf,
  maybeEmpty,
  oneOf,
  optional,
  SOME_TEXT,
  textUpTo,
  wholeFrom,
} from '#test/builders/row-limits.ts';
import { MISSING } from '#test/builders/with-at.ts';

const BILLER_ID = {
  takes: ['099999999999900', '000000000000000'],
  refuses: [
    '',
    '09999999999990',
    '0999999999999000',
    '๐๙๙๙๙๙๙๙๙๙๙๙๙๐๐',
    '0-9999-99999-99-00',
    99_999_999_999_900,
    MISSING,
  ],
};

const check = {
  id: 'check-1',
  app: 'k-plus',
  outcome: 'read',
  pointOfInitiation: 'dynamic',
  checkedOn: '2026-11-20',
  checkedBy: 'staff-finance',
} as const;

const wholeOffice: OfficeRow = anOffice({
  biller: {
    billerId: '099400016550100',
    registeredName: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี',
    bank: 'ktb',
    pointOfInitiation: 'static',
    ref2: 'valid-until',
  },
  formerBillerIds: ['099999999999900'],
  paymentAppChecks: [check],
  publicUrl: 'https://faem.example',
});

describeRows('office', {
  row: wholeOffice,
  limits: {
    provinceCode: { takes: ['10', '13', '96'], refuses: ['', '1', '130', 'ปท', '๑๓', 13, null, MISSING] },
    name: SOME_TEXT,
    nameEnglish: SOME_TEXT,
    // An office may have no biller yet: then no payment QR can be made, and everything else works.
    biller: { takes: [MISSING], refuses: [null, {}, 'ktb'] },
    'biller.billerId': BILLER_ID,
    'biller.registeredName': textUpTo(100),
    'biller.bank': {
      takes: ['ktb', 'bb', 'abcdefgh', MISSING],
      refuses: ['', 'k', 'KTB', 'abcdefghi', 'k-t', '006', null],
    },
    'biller.pointOfInitiation': optional(oneOf('static', 'dynamic')),
    'biller.ref2': optional(oneOf('none', 'valid-until')),
    formerBillerIds: optional(listOf((index) => String(index).padStart(15, '0'), 0, MOST_FORMER_BILLERS)),
    'formerBillerIds.0': BILLER_ID,
    paymentAppChecks: optional(listOf((index) => ({ ...check, id: `check-${index}` }), 0, 200)),
    'paymentAppChecks.0.id': ID,
    'paymentAppChecks.0.app': oneOf('next', 'paotang', 'k-plus', 'scb-easy', 'bbl', 'kma', 'ttb', 'mymo'),
    'paymentAppChecks.0.outcome': oneOf('read', 'refused'),
    'paymentAppChecks.0.pointOfInitiation': oneOf('static', 'dynamic'),
    'paymentAppChecks.0.checkedOn': DAY,
    'paymentAppChecks.0.checkedBy': ID,
    publicUrl: {
      takes: ['http://10.0.0.5:8080', 'https://faem.example/pathum', `https://${'a'.repeat(89)}.th`, MISSING],
      refuses: [
        '',
        'faem.example',
        'ftp://faem.example',
        'javascript:alert(1)',
        // A slash at the end would stand twice in the address of the tracking QR.
        'https://faem.example/',
        `https://${'a'.repeat(90)}.th`,
        null,
      ],
    },
    isDemo: FLAG,
  },
});

describeRows('officeKey', {
  row: anOfficeKey(),
  limits: {
    // 256 bits and not one more: what is shorter opens no file, what is longer is no key of AES.
    keyBase64: {
      takes: [`${'A'.repeat(43)}=`, `${'+/'.repeat(21)}8=`],
      refuses: [
        '',
        'A'.repeat(43),
        `${'A'.repeat(44)}=`,
        `${'A'.repeat(47)}=`,
        `${'-_'.repeat(21)}A=`,
        7,
        null,
        MISSING,
      ],
    },
    madeAt: INSTANT,
  },
});

const pbkdf2 = { saltHex: '0'.repeat(32), hashHex: 'a'.repeat(64), iterations: 10_000 };
const scrypt = { saltHex: '0'.repeat(32), hashHex: 'a'.repeat(64), scrypt: { logN: 15, r: 8, p: 1 } };
const scryptOf = (over: object) => ({ ...scrypt, scrypt: { ...scrypt.scrypt, ...over } });
const withoutHash = { saltHex: '0'.repeat(32), iterations: 10_000 };

describeRows(
  'staff',
  {
    row: aStaff(),
    limits: {
      name: SOME_TEXT,
      role: oneOf('clerk', 'file-room', 'finance', 'supervisor', 'administrator'),
      badgeCode: CODE,
      active: FLAG,
    },
  },
  {
    called: 'the PIN of an early version, and of this one',
    row: aStaff(),
    limits: {
      pin: {
        takes: [
          pbkdf2,
          { ...pbkdf2, iterations: 10_000_000 },
          scrypt,
          scryptOf({ logN: 14 }),
          scryptOf({ logN: 18 }),
          scryptOf({ r: 16 }),
          scryptOf({ p: 8 }),
        ],
        refuses: [
          {},
          null,
          '1234',
          withoutHash,
          { ...pbkdf2, iterations: 9_999 },
          { ...pbkdf2, iterations: 10_000.5 },
          // A row must not be able to stop the PC that reads it: more work than it can wait for, more memory than it has.
          { ...pbkdf2, iterations: 10_000_001 },
          scryptOf({ logN: 13 }),
          scryptOf({ logN: 19 }),
          scryptOf({ logN: 15.5 }),
          scryptOf({ r: 7 }),
          scryptOf({ r: 17 }),
          scryptOf({ p: 0 }),
          scryptOf({ p: 9 }),
          scryptOf({ p: '1' }),
          { ...scrypt, saltHex: '0'.repeat(31) },
          { ...scrypt, saltHex: 'G'.repeat(32) },
          { ...scrypt, hashHex: 'A'.repeat(64) },
          { ...scrypt, hashHex: 'a'.repeat(63) },
          MISSING,
        ],
      },
    },
  },
);

describeRows('location', {
  row: aLocation({ parentId: 'cabinet-1', capacity: 40 }),
  limits: {
    code: CODE,
    kind: oneOf('room', 'cabinet', 'shelf', 'slot', 'desk', 'person', 'cart'),
    name: SOME_TEXT,
    parentId: optional(ID),
    walkKey: maybeEmpty(),
    path: SOME_TEXT,
    // A place that holds nothing is one that is full already, e.g. under a leaking roof.
    capacity: optional(wholeFrom(0)),
  },
});

describeRows('numberBlock', {
  row: { id: 'block-1', kind: 'folder', deviceId: 'pc-1', from: 1, to: 500 },
  limits: {
    kind: oneOf('notice', 'folder', 'location', 'staff'),
    deviceId: ID,
    from: wholeFrom(1),
    to: wholeFrom(1),
  },
});
