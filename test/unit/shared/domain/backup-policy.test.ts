import { describe, expect, test } from 'vitest';
import {
  BACKUP_EVERY_MS,
  BACKUP_LATE_MS,
  backupAge,
  backupMadeAt,
  backupName,
  backupsToRemove,
  newestBackup,
} from '#shared/domain/backup-policy.ts';

const DAY = 86_400_000;
const at = (text: string): number => Date.parse(text);
const dailyFor = (days: number): readonly string[] =>
  Array.from({ length: days }, (_, day) => backupName('pc-1', at('2026-11-22T10:00:00Z') - day * DAY));

describe('the name of a backup', () => {
  test('says which PC made it and when, by the clock on the wall in Bangkok', () => {
    expect(backupName('pc-1', at('2026-11-22T18:30:00Z'))).toBe('faem-pc-1-20261123-0130.faem');
  });

  test.each([
    ['faem-pc-1-20261123-0130.faem', '2026-11-22T18:30:00.000Z'],
    ['faem-pc-1-20240229-2359.faem', '2024-02-29T16:59:00.000Z'],
    ['faem-เครื่อง-20261123-0130.faem', undefined],
    ['faem-pc-1-20261123-0130.faem.part', undefined],
    ['รูปครอบครัว.jpg', undefined],
  ])('%s tells when it was made: %s', (name, madeAt) => {
    expect(backupMadeAt(name)).toBe(madeAt);
  });

  test('is read back to the minute, whatever the clock showed', () => {
    for (const now of ['2026-11-22T18:30:59Z', '1999-12-31T16:59:00Z', '2569-11-23T02:00:00Z']) {
      expect(backupMadeAt(backupName('pc-1', at(now)))).toBe(`${now.slice(0, 16)}:00.000Z`);
    }
  });
});

describe('the backups that are kept', () => {
  test('of two years of daily ones: seven days, four weeks and twelve months of them', () => {
    const names = dailyFor(730);
    const gone = new Set(backupsToRemove(names, 'pc-1'));
    const kept = names.filter((name) => !gone.has(name));

    expect(kept.slice(0, 7)).toEqual(names.slice(0, 7));
    expect(kept.length).toBeGreaterThanOrEqual(7 + 3 + 10);
    expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12);
    expect(new Set(kept.map((name) => name.slice(10, 16))).size).toBe(12);
  });

  test('thinning again and again, day by day, comes to the same number', () => {
    let names: readonly string[] = [];
    for (const name of dailyFor(400).toReversed()) {
      const all = [...names, name];
      const gone = new Set(backupsToRemove(all, 'pc-1'));
      names = all.filter((one) => !gone.has(one));
    }
    expect(names.length).toBeGreaterThanOrEqual(18);
    expect(names.length).toBeLessThanOrEqual(23);
  });

  test('several of one day: the last of them', () => {
    const names = [9, 11, 15].map((hour) => backupName('pc-1', at(`2026-11-22T0${hour % 10}:00:00Z`)));
    expect(backupsToRemove(names, 'pc-1')).toHaveLength(2);
    expect(newestBackup(names, 'pc-1')).toBe(backupName('pc-1', at('2026-11-22T09:00:00Z')));
  });

  test('files of other PCs and files that are no backups are never touched', () => {
    const others = [...dailyFor(60).map((name) => name.replace('pc-1', 'pc-2')), 'รูปครอบครัว.jpg', 'faem-pc-1.faem'];
    expect(backupsToRemove(others, 'pc-1')).toEqual([]);
    expect(newestBackup(others, 'pc-1')).toBeUndefined();
  });

  test.each(['00000000-0000', '20261301-0900', '20260229-0900', '20261123-2400', '20261123-0960', '99999999-9999'])(
    'a name of no day or no minute, as somebody may give it, stops no backup: %s',
    (stamp) => {
      const name = `faem-pc-1-${stamp}.faem`;
      const names = [...dailyFor(60), name];

      expect(backupMadeAt(name)).toBeUndefined();
      expect(newestBackup(names, 'pc-1')).toBe(dailyFor(1)[0]);
      expect(backupsToRemove(names, 'pc-1')).toEqual(backupsToRemove(dailyFor(60), 'pc-1'));
    },
  );

  test('a PC that stood still for a year loses none of what it had', () => {
    expect(backupsToRemove(dailyFor(7), 'pc-1')).toEqual([]);
  });
});

describe('how old the last backup is', () => {
  const now = at('2026-11-22T10:00:00Z');
  test('is due after a day, warned about after three, and due again when the clock was set back', () => {
    expect(backupAge(undefined, now)).toBe('due');
    expect(backupAge(now - BACKUP_EVERY_MS + 1, now)).toBe('fresh');
    expect(backupAge(now - BACKUP_EVERY_MS, now)).toBe('due');
    expect(backupAge(now - BACKUP_LATE_MS, now)).toBe('late');
    expect(backupAge(now + 300 * DAY, now)).toBe('due');
  });
});
