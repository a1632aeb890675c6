import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createLabelPrinting, SavedPrinters, type LabelPrinting } from '#electron/services/label-printing.ts';
import { createRememberedJson } from '#electron/services/remembered-json.ts';
import { createCupsSpool, type Spool } from '#electron/services/system-spool.ts';
import { createWindowsSpool, powerShell } from '#electron/services/windows-spool.ts';
import { ok } from '#shared/lib/result.ts';
import { aThermalPrinter } from '#test/builders/thermal.ts';
import { startLabelPrinter, type FakeLabelPrinter } from '#test/fakes/label-printer.ts';
import { folderOfTest } from '#test/support/temporary-folder.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const label = new Uint8Array([0x5e, 0x58, 0x41, 0x00, 0xff, 0x0a]);

let printer: FakeLabelPrinter | undefined;
afterEach(async () => {
  await printer?.close();
  printer = undefined;
});

const open = (folder: string, spool: Spool = async () => ok()): LabelPrinting =>
  createLabelPrinting({
    remembered: createRememberedJson(join(folder, 'label-printers.json'), SavedPrinters, log),
    spool,
    installed: async () => ['TSC TE210'],
  });
const inSystem = (name: string) => aThermalPrinter({ connection: { kind: 'system', name } });

describe('the label printers of a PC', () => {
  test('are found again after a restart', () => {
    const folder = folderOfTest();
    expect(open(folder).list()).toEqual([]);

    expect(open(folder).save([aThermalPrinter()])).toEqual({ ok: true, value: undefined });

    expect(open(folder).list()).toEqual([aThermalPrinter()]);
  });

  test('are not said to be saved when they could not be written', () => {
    expect(open(join(folderOfTest(), '\0')).save([aThermalPrinter()])).toEqual({
      ok: false,
      error: { type: 'disk-full' },
    });
  });

  test('get bytes only when they were saved', async () => {
    expect(await open(folderOfTest()).send('printer-1', label)).toEqual({
      ok: false,
      error: { type: 'printer-unknown' },
    });
  });

  test('get their bytes over the network', async () => {
    printer = await startLabelPrinter();
    const printing = open(folderOfTest());
    printing.save([aThermalPrinter({ connection: { kind: 'network', host: '127.0.0.1', port: printer.port } })]);

    expect(await printing.send('printer-1', label)).toEqual({
      ok: true,
      value: { bytes: label.length, condition: 'silent' },
    });
    await expect.poll(() => printer?.received()).toEqual(label);
  });

  test('get their bytes through the system', async () => {
    const spooled: unknown[] = [];
    const printing = open(folderOfTest(), async (...given) => {
      spooled.push(given);
      return ok();
    });
    printing.save([inSystem('TSC TE210')]);

    expect(await printing.send('printer-1', label)).toMatchObject({ ok: true, value: { condition: 'silent' } });
    expect(spooled).toEqual([['TSC TE210', label]]);
  });
});

describe('the spooler of Linux and macOS', () => {
  const fakeLp = (folder: string, ending: string): string => {
    const program = join(folder, 'lp');
    writeFileSync(
      program,
      `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/arguments"\ncat > "${folder}/bytes"\n${ending}\n`,
    );
    chmodSync(program, 0o755);
    return program;
  };

  test('gets the bytes raw, and the name as one argument whatever is in it', async () => {
    const folder = folderOfTest();

    expect(await createCupsSpool(fakeLp(folder, 'exit 0'))('ห้อง; rm -rf /', label)).toMatchObject({ ok: true });
    expect(readFileSync(join(folder, 'arguments'), 'utf8')).toBe('-o\nraw\n-d\nห้อง; rm -rf /\n');
    expect(new Uint8Array(readFileSync(join(folder, 'bytes')))).toEqual(label);
  });

  test('that refuses is a failure as a value', async () => {
    expect(await createCupsSpool(fakeLp(folderOfTest(), 'exit 1'))('x', label)).toMatchObject({
      error: { type: 'spool-failed' },
    });
  });

  test('that is not there is a failure as a value', async () => {
    expect(await createCupsSpool('/nowhere/lp')('x', new Uint8Array(1_000_000))).toMatchObject({
      error: { type: 'spool-failed' },
    });
  });
});

describe('the helper for the spooler of Windows', () => {
  /** Speaks the lines of the script: answers with the code, and writes down what it was given. */
  const helper = (folder: string, code: string) => {
    const script = join(folder, 'helper.mjs');
    writeFileSync(
      script,
      `import { appendFileSync } from 'node:fs';
       import { createInterface } from 'node:readline';
       appendFileSync(${JSON.stringify(join(folder, 'starts'))}, 'x');
       for await (const line of createInterface({ input: process.stdin })) {
         appendFileSync(${JSON.stringify(join(folder, 'lines'))}, line + '\\n');
         ${code};
       }`,
    );
    return { program: process.execPath, arguments: [script] };
  };
  const given = (folder: string): readonly (readonly Buffer[])[] =>
    readFileSync(join(folder, 'lines'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(' ').map((part) => Buffer.from(part, 'base64')));

  test('is started once and given one label after the other', async () => {
    const folder = folderOfTest();
    const spool = createWindowsSpool(helper(folder, "console.log('done 0')"), { answerMs: 5_000, idleMs: 50 });

    const outcomes = await Promise.all([spool('ห้องแฟ้ม', label), spool('ห้องแฟ้ม', new Uint8Array([1]))]);

    expect(outcomes).toMatchObject([{ ok: true }, { ok: true }]);
    expect(readFileSync(join(folder, 'starts'), 'utf8')).toBe('x');
    expect(given(folder).map(([name]) => name?.toString('utf8'))).toEqual(['ห้องแฟ้ม', 'ห้องแฟ้ม']);
    expect(new Uint8Array(given(folder)[0]?.[1] ?? [])).toEqual(label);
  });

  test.each([
    ["console.log('done 1801')", 'printer-unreachable'],
    ["console.log('done 5')", 'spool-failed'],
    ['process.exit(1)', 'spool-failed'],
    ['await new Promise(() => setTimeout(() => {}, 9_000))', 'spool-failed'],
  ])('that does %j is a failure as a value', async (code, type) => {
    const spool = createWindowsSpool(helper(folderOfTest(), code), { answerMs: 1_500, idleMs: 50 });

    expect(await spool('x', label)).toEqual({ ok: false, error: { type } });
  });

  test('is PowerShell by its full path, with the script as an argument that fits a command line', () => {
    const { program, arguments: given } = powerShell('C:\\Windows');

    expect(program).toMatch(/^C:\\Windows.System32.WindowsPowerShell.v1\.0.powershell\.exe$/);
    expect(given.join(' ').length).toBeLessThan(32_000);
    expect(Buffer.from(given.at(-1) ?? '', 'base64').toString('utf16le')).toContain('winspool.drv');
  });
});
