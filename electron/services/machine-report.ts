import { readdirSync, readFileSync, statSync } from 'node:fs';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { MachineReport } from '#shared/host/machine-report.ts';

const LOG_LINES = 400;
const BYTES_A_MEGABYTE = 1024 * 1024;
const PLAIN_WORD = /^[\x20-\x7e]{1,120}$/;
/** A network printer is often called after a person, a room or a number of the office's telephone. */
const LONG_NUMBER = /\d{5,}/;

/** What only Electron knows. */
export interface MachineParts {
  readonly dataFolder: string;
  readonly appVersion: string;
  readonly displays: () => MachineReport['displays'];
  readonly printerNames: () => Promise<readonly string[]>;
  readonly graphics: () => Readonly<Record<string, string>>;
}

const bytesOf = (path: string): number => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
};

/** Parts that grow; their own names say nothing of the office. */
const DATA_PARTS = ['IndexedDB', 'journal', 'logs', 'Cache', 'Code Cache', 'GPUCache', 'Local Storage', 'blob_storage'];

const logTail = (folder: string): readonly string[] => {
  try {
    return readFileSync(join(folder, 'faem.log'), 'utf8').trimEnd().split('\n').slice(-LOG_LINES);
  } catch {
    // No log yet, or a disk that refuses: the report says the rest.
    return [];
  }
};

/** Looks at this PC. What does not answer is left out, so that a sick PC gives a report too. */
export const readMachineReport = async (parts: MachineParts): Promise<MachineReport> => {
  const { node, chrome, electron } = process.versions;
  const printers = await parts.printerNames().catch(() => []);
  return {
    versions: { faem: parts.appVersion, electron, chrome, node },
    system: {
      platform: platform(),
      release: release(),
      architecture: arch(),
      memoryMegabytes: Math.round(totalmem() / BYTES_A_MEGABYTE),
      processors: cpus().length,
    },
    runningSeconds: Math.round(process.uptime()),
    displays: parts.displays(),
    printers: printers.filter((name) => PLAIN_WORD.test(name) && !LONG_NUMBER.test(name)),
    graphics: parts.graphics(),
    dataBytes: Object.fromEntries(DATA_PARTS.map((name) => [name, bytesOf(join(parts.dataFolder, name))])),
    log: logTail(join(parts.dataFolder, 'logs')),
  };
};
