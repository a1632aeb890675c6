import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { dirname } from 'node:path';

// A data folder spoils when two servers write to it. The file names the process that owns it; it needs no removing,
// because a name whose process has ended owns nothing.

/** Writes down that a process owns what the file stands for. */
export function own(file: string, processId: number): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, String(processId));
}

/** The running process that owns it, or undefined. */
export function ownerOf(file: string): number | undefined {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status === undefined) return undefined;
  // Process numbers start again when the machine does.
  const bootedAtMs = Date.now() - uptime() * 1000;
  if (status.mtimeMs < bootedAtMs) return undefined;
  const processId = Number(readFileSync(file, 'utf8'));
  return isRunning(processId) ? processId : undefined;
}

function isRunning(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    // No such process.
    return false;
  }
}
