/** The twelve Thai months as they are written in full and in short, January first. */
const MONTHS = [
  { long: 'มกราคม', short: 'ม.ค.' },
  { long: 'กุมภาพันธ์', short: 'ก.พ.' },
  { long: 'มีนาคม', short: 'มี.ค.' },
  { long: 'เมษายน', short: 'เม.ย.' },
  { long: 'พฤษภาคม', short: 'พ.ค.' },
  { long: 'มิถุนายน', short: 'มิ.ย.' },
  { long: 'กรกฎาคม', short: 'ก.ค.' },
  { long: 'สิงหาคม', short: 'ส.ค.' },
  { long: 'กันยายน', short: 'ก.ย.' },
  { long: 'ตุลาคม', short: 'ต.ค.' },
  { long: 'พฤศจิกายน', short: 'พ.ย.' },
  { long: 'ธันวาคม', short: 'ธ.ค.' },
] as const;

const bare = (name: string): string => name.replace(/[.\s]/g, '');

const monthByName: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap(({ long, short }, index) => [
    [long, index + 1],
    [bare(short), index + 1],
  ]),
);

/** The number (1-12) of a Thai month written long or short, with or without dots; undefined for any other word. */
export const thaiMonthNumber = (name: string): number | undefined => monthByName.get(bare(name));

/** "พฤศจิกายน" for 11; the empty text for a month that does not exist. */
export const thaiMonthLong = (month: number): string => MONTHS[month - 1]?.long ?? '';

/** "พ.ย." for 11; the empty text for a month that does not exist. */
export const thaiMonthShort = (month: number): string => MONTHS[month - 1]?.short ?? '';
