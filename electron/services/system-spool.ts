import { spawn } from 'node:child_process';
import type { HostError } from '#shared/host/contract.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';

/** Hands raw bytes to a printer that the system has installed. */
export type Spool = (printerName: string, label: Uint8Array) => Promise<Result<void, HostError>>;

const SPOOL_LIMIT_MS = 30_000;

/** CUPS on Linux and macOS: `lp` with its raw option, so that no driver touches the bytes. No shell sees the name. */
export const createCupsSpool =
  (program = 'lp'): Spool =>
  (printerName, label) =>
    new Promise((resolve) => {
      const child = spawn(program, ['-o', 'raw', '-d', printerName], {
        stdio: ['pipe', 'ignore', 'ignore'],
        timeout: SPOOL_LIMIT_MS,
      });
      child.once('error', () => resolve(err({ type: 'spool-failed' })));
      child.once('close', (code) => resolve(code === 0 ? ok() : err({ type: 'spool-failed' })));
      // A program that is not there, or ends early, closes its input; `close` or `error` says so.
      child.stdin.on('error', () => undefined);
      child.stdin.end(label);
    });
