import { err, ok } from '#shared/lib/result.ts';
import type { Random } from '#shared/lib/ports.ts';
import type { Journal, ReplicaStorage } from '#shared/sync/ports.ts';
import { createMemoryStorage, type MemoryDisk } from '#test/fakes/memory-storage.ts';
import type { Faults } from './faults.ts';
import { createTextJournal, type JournalText, type TornLineRule } from './journal-text.ts';

/** The power went off. Thrown out of the running PC; what is on its disk and in its journal stays. */
export class PowerCut extends Error {}

/** Whether one start of a PC still has power; what it does afterwards reaches nothing any more. */
export interface Power {
  isOn: boolean;
}

const cut = (power: Power): never => {
  power.isOn = false;
  throw new PowerCut();
};

/** A disk that fills up, on a PC whose power goes before or after a commit. */
export const createDyingStorage = (disk: MemoryDisk, power: Power, faults: Faults): ReplicaStorage => {
  const storage = createMemoryStorage(disk);
  return {
    ...storage,
    commit: async (commit) => {
      if (!power.isOn) throw new PowerCut();
      if (faults.strikes('power-cut-before-commit')) cut(power);
      if (faults.strikes('disk-full')) return err({ type: 'storage-failed', reason: 'quota' });
      const stored = await storage.commit(commit);
      if (faults.strikes('power-cut-after-commit')) cut(power);
      return stored;
    },
    replaceAll: async (rows, commit) => {
      if (!power.isOn || faults.strikes('power-cut-in-snapshot')) cut(power);
      return storage.replaceAll(rows, commit);
    },
  };
};

/** A journal whose disk fills up and whose last line is torn when the power goes. */
export const createDyingJournal = (
  file: JournalText,
  power: Power,
  given: { readonly faults: Faults; readonly random: Random; readonly tornLine: TornLineRule },
): Journal => {
  const tear = (): number | undefined => {
    if (!given.faults.strikes('journal-line-torn')) return undefined;
    power.isOn = false;
    return given.random();
  };
  const journal = createTextJournal(file, { tear, tornLine: given.tornLine });
  return {
    ...journal,
    append: async (entry) => {
      if (!power.isOn || given.faults.strikes('journal-disk-full')) {
        return err({ type: 'journal-failed', reason: 'disk-full' });
      }
      return journal.append(entry);
    },
    trim: async (clientId, throughSeq) => (power.isOn ? journal.trim(clientId, throughSeq) : ok()),
  };
};
