import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { aFactory, aFolder, aPerson, counterRows, type Filed } from '#test/unit/renderer/counter/a-counter-office.ts';

const LATE_NAMES = [
  'บริษัท อาหารแช่แข็งสยาม จำกัด',
  'โรงสีข้าวเจริญ',
  'ห้างหุ้นส่วนจำกัด น้ำแข็งหลอดปู่กู่',
  'บริษัท ตัวอย่างกระดาษ จำกัด (มหาชน)',
];
const lentFolder = (number: number, borrowerId: string, dueOn: string): readonly Filed[] => {
  const subjectId = `factory-${number}`;
  const folder: FolderRow = aFolder({
    id: `folder-${number}`,
    code: makeScanCode('folder', '13', number),
    subjectId,
    holderId: borrowerId,
    custody: {
      kind: 'on-loan',
      borrowerId,
      sinceAt: '2026-11-05T02:00:00.000Z',
      dueOn,
      purpose: 'ตรวจโรงงานประจำปี',
      lastMovementId: `loan-${number}`,
      lastEffectiveAt: '2026-11-05T02:00:00.000Z',
      lastDeviceId: 'pc-9',
      lastSeq: number,
    },
  });
  const registrationNumber = `3-64(1)-${number}/41ปท`;
  const register = { registrationNumber, registrationKey: registrationNumber, name: LATE_NAMES[number % 4] ?? '' };
  return [
    ['factory', { ...aFactory(register), id: subjectId }],
    ['folder', folder],
  ];
};

/** Six loans: three late ones of two borrowers, three in time; everybody has PIN 1234. */
export const lendingRows = (): readonly Filed[] => [
  ...counterRows(),
  [
    'staff',
    aPerson({ id: 'staff-4', name: 'ประสิทธิ์ วงศ์ทอง', role: 'file-room', badgeCode: makeScanCode('staff', '13', 4) }),
  ],
  ...lentFolder(11, 'staff-2', '2026-11-12'),
  ...lentFolder(12, 'staff-2', '2026-11-20'),
  ...lentFolder(13, 'staff-4', '2026-11-21'),
  ...lentFolder(14, 'staff-4', '2026-11-30'),
  ...lentFolder(15, 'staff-1', '2026-12-01'),
  ...lentFolder(16, 'staff-3', '2026-12-02'),
];
