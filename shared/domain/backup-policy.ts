import { isCivilDay } from './civil-calendar.ts';

const DAY_MS = 86_400_000;

/** A backup is due when the last good one is older than this, ms. */
export const BACKUP_EVERY_MS = DAY_MS;
/** From here on a person is warned that there is no fresh backup, ms. */
export const BACKUP_LATE_MS = 3 * DAY_MS;

/** How many backups are kept: the newest of each of so many days, weeks and months. */
export const KEPT_BACKUPS = { days: 7, weeks: 4, months: 12 } as const;

const NAME = /^faem-([\w-]+)-(\d{4})(\d{2})(\d{2})-([01]\d|2[0-3])([0-5]\d)\.faem$/;

/** A scheduled backup as its name tells it: the PC and the minute, Bangkok time. */
interface NamedBackup {
  readonly name: string;
  readonly deviceId: string;
  /** `YYYY-MM-DD`, of whatever year the clock of the PC showed. */
  readonly day: string;
  /** `hh:mm` */
  readonly time: string;
}

/** Anybody may put a file into that folder: a name with a day that does not exist is none of ours, and stays. */
const readName = (name: string): NamedBackup | undefined => {
  const [, deviceId, year, month, date, hours, minutes] = NAME.exec(name) ?? [];
  const isDay = isCivilDay({ year: Number(year), month: Number(month), day: Number(date) });
  if (deviceId === undefined || !isDay) return undefined;
  return { name, deviceId, day: `${year}-${month}-${date}`, time: `${hours}:${minutes}` };
};

/** The file name of a backup that this PC makes now: `faem-<device>-<yyyymmdd>-<hhmm>.faem`, Bangkok time. */
export const backupName = (deviceId: string, nowMs: number): string => {
  const bangkok = new Date(nowMs + 7 * 3_600_000).toISOString();
  const stamp = `${bangkok.slice(0, 10).replaceAll('-', '')}-${bangkok.slice(11, 16).replace(':', '')}`;
  return `faem-${deviceId.replaceAll(/[^\w-]/g, '').slice(0, 64)}-${stamp}.faem`;
};

/** Monday of the week of a day, as a name for the week. */
const weekOf = (day: string): string => {
  const at = Date.parse(`${day}T00:00:00Z`);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - sinceMonday * DAY_MS).toISOString().slice(0, 10);
};

const newestOfEach = (
  newestFirst: readonly NamedBackup[],
  period: (backup: NamedBackup) => string,
  howMany: number,
): readonly string[] => {
  const kept = new Map<string, string>();
  for (const backup of newestFirst) {
    if (kept.has(period(backup))) continue;
    if (kept.size === howMany) break;
    kept.set(period(backup), backup.name);
  }
  return [...kept.values()];
};

const newestFirstOf = (names: readonly string[], deviceId: string): readonly NamedBackup[] => {
  const own = deviceId.replaceAll(/[^\w-]/g, '').slice(0, 64);
  return names
    .flatMap((name) => readName(name) ?? [])
    .filter((backup) => backup.deviceId === own)
    .toSorted((a, b) => (`${a.day} ${a.time}` < `${b.day} ${b.time}` ? 1 : -1));
};

/** The minute in which a backup was made, as its name tells it; undefined for any other name. ISO, UTC. */
export const backupMadeAt = (name: string): string | undefined => {
  const backup = readName(name);
  return backup && new Date(`${backup.day}T${backup.time}:00+07:00`).toISOString();
};

/** The name of this PC's newest backup in a folder; undefined when there is none. */
export const newestBackup = (names: readonly string[], deviceId: string): string | undefined =>
  newestFirstOf(names, deviceId)[0]?.name;

/**
 * Which of a PC's backups may go: all but the newest of each of the last seven days, four weeks and twelve months that have
 * one. Counted by the backups that are there, not by today, so that a PC that stood still for a year loses none. Files of
 * other PCs and of other names are never named.
 */
export const backupsToRemove = (names: readonly string[], deviceId: string): readonly string[] => {
  const newestFirst = newestFirstOf(names, deviceId);
  const kept = new Set([
    ...newestOfEach(newestFirst, ({ day }) => day, KEPT_BACKUPS.days),
    ...newestOfEach(newestFirst, ({ day }) => weekOf(day), KEPT_BACKUPS.weeks),
    ...newestOfEach(newestFirst, ({ day }) => day.slice(0, 7), KEPT_BACKUPS.months),
  ]);
  return newestFirst.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
};

/** How old the last good backup is, in what it asks for. A clock that was set back makes it due. */
export const backupAge = (lastAtMs: number | undefined, nowMs: number): 'fresh' | 'due' | 'late' => {
  if (lastAtMs === undefined || lastAtMs > nowMs + DAY_MS) return 'due';
  const age = nowMs - lastAtMs;
  if (age >= BACKUP_LATE_MS) return 'late';
  return age >= BACKUP_EVERY_MS ? 'due' : 'fresh';
};
