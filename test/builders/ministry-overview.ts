import { createSeededRandom } from '#shared/demo/seeded-random.ts';
import { PROVINCES } from '#shared/domain/province.ts';
import { addDays, isoDate } from '#shared/domain/thai-date.ts';
import { ARREARS_AGES, type OfficeFigures } from '#shared/ministry/office-figures.ts';
import type { OfficeDetail, OfficeLine, Overview } from '#shared/ministry/protocol.ts';

export const OVERVIEW_AT = '2026-11-23T04:00:00.000Z';
const TODAY = isoDate('2026-11-23');
const NOW_MS = Date.parse(OVERVIEW_AT);

/** Invented figures of one office, the same for the same province. */
export const someFigures = (provinceCode: string): OfficeFigures => {
  const random = createSeededRandom(Number(provinceCode), 1);
  const kept = random.between(800, 5_000);
  const labelled = Math.floor(kept * random.next());
  const factories = random.between(300, 2_400);
  const months = ['2026-10', '2026-11'].map((month) => ({
    month,
    satang: random.between(20_000_000, 180_000_000),
    payments: random.between(100, 900),
  }));
  const arrears = random.between(30_000_000, 900_000_000);
  return {
    asOfOn: TODAY,
    factories: { total: factories, operating: Math.floor(factories * 0.9) },
    folders: {
      kept,
      labelled,
      printed: random.between(0, 90),
      out: random.between(10, 150),
      overdue: random.between(0, 40),
      missing: random.between(0, 12),
    },
    labelledWeeks: Array.from({ length: 26 }, (_, index) => ({
      beginsOn: addDays(isoDate('2026-06-01'), index * 7),
      labelled: Math.floor((labelled * index * index) / 625),
    })),
    arrears: { factories: Math.floor(factories / 3), satang: arrears, unknownFactories: 2, withoutRecords: 31 },
    collected: { fiscalYear: 2570, satang: months.reduce((sum, { satang }) => sum + satang, 0), months },
    cards: { exceptions: random.between(0, 9), money: random.between(0, 4) },
    arrearsByAge: ARREARS_AGES.map((age, index) => ({
      age,
      factories: 40 - index * 7,
      satang: Math.floor(arrears / (index + 2)),
    })),
    channels: [
      { channel: 'qr', satang: 120_000_000, payments: 640 },
      { channel: 'bill-payment', satang: 48_000_000, payments: 190 },
    ],
    movementDays: Array.from({ length: 30 }, (_, index) => ({
      on: addDays(TODAY, index - 29),
      movements: (index + 1) % 7 < 2 ? 0 : random.between(10, 90),
    })),
    visitWeeks: Array.from({ length: 14 }, (_, index) => ({
      beginsOn: addDays(isoDate('2026-08-24'), index * 7),
      visits: random.between(30, 80),
      locateMinutes: Math.round((9 - index * 0.5) * 10) / 10,
      serveMinutes: Math.round((24 - index) * 10) / 10,
    })),
    people: [
      { role: 'clerk', active: 6 },
      { role: 'file-room', active: 3 },
      { role: 'finance', active: 2 },
      { role: 'supervisor', active: 1 },
    ],
  };
};

const hoursAgo = (hours: number): string => new Date(NOW_MS - hours * 3_600_000).toISOString();

/** The office of a province; the first provinces of the list are at the beginning of their roll-out. */
const someOffice = (provinceCode: string, index: number): OfficeLine => {
  const province = PROVINCES.find(({ code }) => code === provinceCode);
  const isNew = index < 2;
  const heardAt = isNew ? null : hoursAgo(index % 9 === 0 ? 80 + index : (index % 5) * 0.7);
  return {
    officeId: `office-${provinceCode}`,
    provinceCode,
    name: `สำนักงานอุตสาหกรรมจังหวัด${province?.nameTh ?? ''}`,
    nameEnglish: `${province?.nameEn ?? ''} Provincial Industry Office`,
    isDemo: false,
    contact: {
      devices: index === 0 ? 0 : 3,
      silent: index % 9 === 0 ? 2 : 0,
      newestPushAt: heardAt,
      heardAt,
      refused: index % 4,
    },
    countedAt: OVERVIEW_AT,
    figures: isNew ? null : someFigures(provinceCode),
  };
};

/** Seventy offices of invented figures; six provinces have none yet. */
export const someOverview = (): Overview => ({
  at: OVERVIEW_AT,
  replicaLagMs: null,
  behind: 2,
  offices: PROVINCES.filter(({ code }) => code !== '10')
    .slice(0, 70)
    .map(({ code }, index) => someOffice(code, index)),
});

/** One of them with its PCs. */
export const someOfficeDetail = (provinceCode: string): OfficeDetail => ({
  ...someOffice(provinceCode, 5),
  at: OVERVIEW_AT,
  replicaLagMs: null,
  figures: someFigures(provinceCode),
  devices: [
    {
      deviceId: 'device-1',
      name: 'เคาน์เตอร์ 1',
      enrolledAt: '2026-09-01T02:00:00.000Z',
      revokedAt: null,
      heardAt: hoursAgo(0.1),
      newestPushAt: hoursAgo(0.2),
      clockOffsetMs: 340,
      entries: 18_240,
    },
    {
      deviceId: 'device-2',
      name: '=HYPERLINK("x")',
      enrolledAt: '2026-09-01T02:00:00.000Z',
      revokedAt: null,
      heardAt: hoursAgo(120),
      newestPushAt: hoursAgo(130),
      clockOffsetMs: -61_200,
      entries: 402,
    },
    {
      deviceId: 'device-3',
      name: 'ห้องแฟ้ม',
      enrolledAt: '2026-09-02T02:00:00.000Z',
      revokedAt: '2026-10-02T02:00:00.000Z',
      heardAt: null,
      newestPushAt: null,
      clockOffsetMs: null,
      entries: 0,
    },
  ],
});
