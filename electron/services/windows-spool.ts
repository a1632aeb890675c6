import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { HostError } from '#shared/host/contract.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Spool } from './system-spool.ts';

/**
 * Reads lines of `<printer in base64> <label in base64>` and answers each with `done <Win32 error>`, 0 for success. The
 * spooler's own functions are called, because no program that Windows brings sends raw bytes to a printer's queue.
 */
const SCRIPT = `
$ErrorActionPreference = 'Stop'
Add-Type -TypeDefinition @'
using System;
using System.Runtime.InteropServices;
public static class RawSpool {
  [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
  public struct DocInfo {
    [MarshalAs(UnmanagedType.LPWStr)] public string Name;
    [MarshalAs(UnmanagedType.LPWStr)] public string Output;
    [MarshalAs(UnmanagedType.LPWStr)] public string DataType;
  }
  [DllImport("winspool.drv", EntryPoint = "OpenPrinterW", SetLastError = true, CharSet = CharSet.Unicode)]
  static extern bool OpenPrinter(string name, out IntPtr printer, IntPtr defaults);
  [DllImport("winspool.drv", SetLastError = true)]
  static extern bool ClosePrinter(IntPtr printer);
  [DllImport("winspool.drv", EntryPoint = "StartDocPrinterW", SetLastError = true, CharSet = CharSet.Unicode)]
  static extern int StartDocPrinter(IntPtr printer, int level, ref DocInfo info);
  [DllImport("winspool.drv", SetLastError = true)]
  static extern bool EndDocPrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)]
  static extern bool StartPagePrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)]
  static extern bool EndPagePrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)]
  static extern bool AbortPrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)]
  static extern bool WritePrinter(IntPtr printer, byte[] data, int count, out int written);
  static int Failed(IntPtr printer) {
    int error = Marshal.GetLastWin32Error();
    AbortPrinter(printer);
    return error == 0 ? -1 : error;
  }
  static int Print(IntPtr printer, byte[] data) {
    DocInfo info = new DocInfo();
    info.Name = "Faem";
    info.DataType = "RAW";
    if (StartDocPrinter(printer, 1, ref info) == 0) return Failed(printer);
    if (!StartPagePrinter(printer)) return Failed(printer);
    int written;
    if (!WritePrinter(printer, data, data.Length, out written)) return Failed(printer);
    if (written != data.Length) { AbortPrinter(printer); return -2; }
    if (!EndPagePrinter(printer)) return Failed(printer);
    return EndDocPrinter(printer) ? 0 : Failed(printer);
  }
  public static int Send(string name, byte[] data) {
    IntPtr printer;
    if (!OpenPrinter(name, out printer, IntPtr.Zero)) return Marshal.GetLastWin32Error();
    try { return Print(printer, data); } finally { ClosePrinter(printer); }
  }
}
'@
while ($null -ne ($line = [Console]::In.ReadLine())) {
  $parts = $line.Split(' ')
  $name = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($parts[0]))
  $code = [RawSpool]::Send($name, [Convert]::FromBase64String($parts[1]))
  [Console]::Out.WriteLine("done $code")
  [Console]::Out.Flush()
}
`;

/** A program and its arguments. */
export interface SpoolProgram {
  readonly program: string;
  readonly arguments: readonly string[];
}

/** Windows PowerShell by its full path, with the script as an argument: no file on disk that somebody could change. */
export const powerShell = (windowsFolder: string): SpoolProgram => ({
  program: join(windowsFolder, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe'),
  arguments: [
    '-NoLogo',
    '-NoProfile',
    '-NonInteractive',
    '-EncodedCommand',
    Buffer.from(SCRIPT, 'utf16le').toString('base64'),
  ],
});

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');

/** Compiling the first time takes seconds on an office PC. */
const ANSWER_LIMIT_MS = 30_000;
const IDLE_MS = 60_000;
/** ERROR_INVALID_PRINTER_NAME */
const NO_SUCH_PRINTER = 1801;

const outcomeOf = (line: string): Result<void, HostError> => {
  const code = /^done (-?\d+)$/.exec(line)?.[1];
  if (code === '0') return ok();
  return err({ type: Number(code) === NO_SUCH_PRINTER ? 'printer-unreachable' : 'spool-failed' });
};

/** The Windows spooler through one helper program that stays while labels are being printed and ends when they are not. */
export const createWindowsSpool = (
  { program, arguments: given }: SpoolProgram,
  limits: { readonly answerMs: number; readonly idleMs: number } = { answerMs: ANSWER_LIMIT_MS, idleMs: IDLE_MS },
): Spool => {
  let helper: ChildProcessWithoutNullStreams | undefined;
  let hear: (outcome: Result<void, HostError>) => void = () => undefined;
  let idle: NodeJS.Timeout | undefined;

  const lost = (child: ChildProcessWithoutNullStreams): void => {
    if (helper === child) helper = undefined;
    child.kill();
    hear(err({ type: 'spool-failed' }));
  };
  const start = (): ChildProcessWithoutNullStreams => {
    const child = spawn(program, [...given], { windowsHide: true });
    child.once('error', () => lost(child));
    child.once('close', () => lost(child));
    child.stdin.on('error', () => undefined);
    // What PowerShell complains about must not fill the pipe.
    child.stderr.resume();
    createInterface({ input: child.stdout }).on('line', (line) => hear(outcomeOf(line)));
    return child;
  };
  const hand = (printerName: string, label: Uint8Array): Promise<Result<void, HostError>> =>
    new Promise((resolve) => {
      clearTimeout(idle);
      const child = (helper ??= start());
      const timer = setTimeout(() => lost(child), limits.answerMs);
      hear = (outcome) => {
        clearTimeout(timer);
        hear = () => undefined;
        idle = setTimeout(() => child.stdin.end(), limits.idleMs);
        resolve(outcome);
      };
      child.stdin.write(`${base64(printerName)} ${base64(label)}\n`);
    });

  let last: Promise<unknown> = Promise.resolve();
  return (printerName, label) => {
    const turn = last.then(() => hand(printerName, label));
    last = turn;
    return turn;
  };
};
