import type { Messages, MessageSet } from '../messages.ts';

const th = {
  title: 'เวลาที่ใช้ต่อผู้มาติดต่อ',
  axis: 'นาที',
  serve: 'บริการเสร็จ',
  locate: 'ค้นพบ',
  chart: 'ค่ากลางของเวลาค้นพบและเวลาบริการ รายสัปดาห์',
  thisWeek: (visits: number, locate: number, serve: number): string =>
    `สัปดาห์ล่าสุด ${visits} ราย ค่ากลาง ค้นพบใน ${locate} นาที บริการเสร็จใน ${serve} นาที`,
  saved: (minutes: number): string =>
    minutes >= 0
      ? `เร็วขึ้น ${minutes} นาทีต่อรายจากสัปดาห์แรกที่บันทึก เป้าหมายคือ 10–30 นาที`
      : `ช้าลง ${-minutes} นาทีต่อรายจากสัปดาห์แรกที่บันทึก เป้าหมายคือเร็วขึ้น 10–30 นาที`,
  savedChart: 'เวลาที่ประหยัดให้ผู้มาติดต่อ รวมนาทีต่อสัปดาห์ เทียบสัปดาห์แรก',
  sheet: 'เวลาต่อผู้มาติดต่อ',
  week: 'สัปดาห์',
  visits: 'ผู้มาติดต่อ',
  locateMinutes: 'ค้นพบใน (นาที)',
  serveMinutes: 'บริการเสร็จใน (นาที)',
  savedMinutes: 'เร็วขึ้นต่อราย (นาที)',
  oneWeek: 'ครบสองสัปดาห์แล้วจะแสดงแนวโน้ม เทียบกับเป้าหมายเร็วขึ้น 10–30 นาทีต่อราย',
};

const en = {
  title: 'Time per visit',
  axis: 'minutes',
  serve: 'served',
  locate: 'found',
  chart: 'Median time to find and to serve, by week',
  thisWeek: (visits: number, locate: number, serve: number): string =>
    `Last week: ${visits} visits, half found within ${locate} min and served within ${serve} min`,
  saved: (minutes: number): string =>
    minutes >= 0
      ? `${minutes} min saved per visit since the first week on record; the goal is 10–30 min`
      : `${-minutes} min longer per visit than in the first week on record; the goal is 10–30 min saved`,
  savedChart: 'Minutes saved for visitors in a week, against the first week',
  sheet: 'Time per visit',
  week: 'Week',
  visits: 'Visits',
  locateMinutes: 'Found within (min)',
  serveMinutes: 'Served within (min)',
  savedMinutes: 'Saved per visit (min)',
  oneWeek: 'The trend shows after two weeks, against the goal of 10–30 minutes saved per visit',
} satisfies Messages<typeof th>;

/** How long visits take, between two visitors. */
export const visitTrendMessages: MessageSet<typeof th> = { th, en };
