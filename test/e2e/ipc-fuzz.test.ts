import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostContract } from '#shared/host/contract.ts';
import { KioskReport } from '#shared/host/kiosk-state.ts';
import { valuesOf } from '#test/support/schema-values.ts';
import { startDesktop, type Desktop } from './support/desktop.ts';

const folder = mkdtempSync(join(tmpdir(), 'faem-ipc-'));
const dataFolder = join(folder, 'pc');
let pc: Desktop;

beforeAll(async () => {
  // No centre: the set-up page has the same bridge, and nothing of the office is in the way.
  const centre = { url: 'http://127.0.0.1:9', demo: { enrolmentCode: '', staff: [] } };
  pc = await startDesktop({ dataFolder, centre });
  await pc.counter.locator('main, form').first().waitFor();
});

afterAll(async () => {
  await pc.kill().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

const SEED = 13;
/** For each method; with about forty methods, more than a thousand calls. */
const JUNK_EACH = 30;
const PROTOTYPE_NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'toJSON'];

const keys = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom(...PROTOTYPE_NAMES, 'entry', 'name', 'bytes', 'state'),
);
const anything = fc.anything({ key: keys, maxDepth: 4, maxKeys: 5, withBigInt: true, withDate: true });

/** Junk that a method must refuse: anything at all, and good inputs of which one field is anything at all. */
const junkFor = (schema: (typeof hostContract)[keyof typeof hostContract]['input']): readonly unknown[] => {
  const spoilt = fc.tuple(valuesOf(schema, fc.string()), fc.nat(), anything).map(([good, at, junk]) => {
    const fields = Object.entries(good as object);
    const [name] = fields[at % Math.max(1, fields.length)] ?? [];
    return name === undefined ? junk : { ...(good as object), [name]: junk };
  });
  const refused = fc.oneof(anything, spoilt).filter((junk) => !schema.safeParse(junk).success);
  return fc.sample(refused, { numRuns: JUNK_EACH, seed: SEED });
};

/** As JSON, because nothing else crosses from the test to the page unchanged; the page makes the stranger things itself. */
const asJson = (junk: unknown): string | undefined =>
  JSON.stringify(junk, (_name, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

/** What the program keeps for itself, by content: none of it may change. */
const ownFiles = (): string => {
  const names = readdirSync(dataFolder).filter((name) => name.endsWith('.json') && name !== 'window.json');
  const journal = join(dataFolder, 'journal');
  const paths = [
    ...names.map((name) => join(dataFolder, name)),
    ...(existsSync(journal) ? readdirSync(journal).map((name) => join(journal, name)) : []),
  ];
  const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
  return paths.map((path) => `${path} ${digest(path)}`).join('\n');
};
const refusals = (event: string): number =>
  readFileSync(join(dataFolder, 'logs', 'faem.log'), 'utf8')
    .split('\n')
    .filter((line) => line.includes(event)).length;

/** Runs code in a page by way of the program: the pages' policy forbids what Playwright does with a text. */
const inPage = (page: 'index.html' | 'kiosk.html', code: string): Promise<unknown> =>
  pc.app.evaluate(
    ({ BrowserWindow }, asked) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().includes('kiosk.html') === (asked.page === 'kiosk.html'))
        ?.webContents.executeJavaScript(asked.code),
    { page, code },
  );

// Texts, because the tests' loader would put a helper of its own into a function that goes to the page.
const CALL_ALL = `async (calls) => {
  const seen = {};
  for (const [method, junk] of calls) {
    const reply = await window.desktop.call(method, JSON.parse(junk));
    const code = reply.ok ? 'ok ' + method : reply.error.type;
    seen[code] = (seen[code] ?? 0) + 1;
  }
  return seen;
}`;
const STRANGE_THINGS = `async (methods) => {
  const deep = () => { let value = 1; for (let level = 0; level < 20000; level += 1) value = [value]; return value; };
  const round = []; round.push(round);
  const things = [undefined, null, NaN, Symbol('s'), () => 1, new Error('e'), deep(), round, 'x'.repeat(30_000_000),
    new Array(500_000).fill(7), new Uint8Array(20_000_000), [new Map([[1, 2]])], 10n ** 400n];
  const seen = new Set();
  const call = async (method, input) => {
    try {
      const reply = await window.desktop.call(method, input);
      seen.add(reply.ok ? 'ok ' + String(method) : reply.error.type);
    } catch { seen.add('not-sent'); }
  };
  for (const thing of things) await call('lifecycle.pending', { count: thing });
  for (const method of methods) await call(method, things[things.length - 1]);
  for (const method of ['__proto__', 'constructor', 'toString', '', 'LAUNCH.INFO', 'launch.info\\0', 'x'.repeat(1_000_000), 42, null, {}, ['launch.info'], deep()])
    await call(method, {});
  for (const event of ['__proto__', '', 'display.report', {}]) window.desktop.on(event, () => { throw new Error('never'); })();
  return [...seen].sort();
}`;

test('whatever a page sends over the bridge is refused with a code, changes nothing, and the program goes on', async () => {
  const before = ownFiles();
  const pid = pc.app.process().pid;
  const methods = Object.keys(hostContract) as readonly (keyof typeof hostContract)[];
  const calls = methods.flatMap((method) =>
    junkFor(hostContract[method].input).flatMap((junk) => {
      const json = asJson(junk);
      // Some junk is good once it is JSON: a method without arguments must not be called for real.
      if (json === undefined || hostContract[method].input.safeParse(JSON.parse(json)).success) return [];
      return [[method, json] as const];
    }),
  );

  expect(await inPage('index.html', `(${CALL_ALL})(${JSON.stringify(calls)})`)).toEqual({ 'bad-input': calls.length });
  expect(new Set(calls.map(([method]) => method))).toEqual(new Set(methods));
  expect(await inPage('index.html', `(${STRANGE_THINGS})(${JSON.stringify(methods)})`)).toEqual([
    'bad-input',
    'not-sent',
    'unknown-method',
  ]);

  expect(ownFiles()).toBe(before);
  expect(refusals('host-call-refused')).toBeGreaterThan(calls.length);
  expect(await inPage('index.html', 'window.desktop.call("launch.info", {}).then(({ ok }) => ok)')).toBe(true);
  expect(await inPage('index.html', '[typeof require, typeof process, Object.keys(window.desktop).join()]')).toEqual([
    'undefined',
    'undefined',
    'call,on',
  ]);

  // The public screen can report and nothing else.
  await inPage('index.html', 'window.desktop.call("display.open", {})');
  await (await pc.kiosk()).waitForLoadState();
  const reports = fc
    .sample(
      anything.filter((junk) => !KioskReport.safeParse(junk).success),
      { numRuns: 100, seed: SEED },
    )
    .flatMap((junk) => asJson(junk) ?? []);
  await inPage(
    'kiosk.html',
    `for (const junk of ${JSON.stringify(reports)}) window.kioskDesktop.report(JSON.parse(junk))`,
  );
  expect(await inPage('kiosk.html', '[typeof window.desktop, Object.keys(window.kioskDesktop).join()]')).toEqual([
    'undefined',
    'onState,report',
  ]);
  await expect.poll(() => refusals('kiosk-report-refused')).toBe(reports.length);
  expect(
    ownFiles()
      .split('\n')
      .filter((line) => !line.includes('kiosk-display')),
  ).toEqual(before.split('\n').filter((line) => !line.includes('kiosk-display')));
  expect(pc.app.process().pid).toBe(pid);
  expect(pc.app.process().exitCode).toBeNull();
});

test('an address of the program’s own protocol leads to no file outside its pages', async () => {
  const addresses = [
    'app://faem/../../../../etc/passwd',
    'app://faem/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
    'app://faem/..%2f..%2f..%2f..%2fetc%2fhosts.txt',
    'app://faem/..%2felectron%2fmain.js',
    'app://faem/assets/..%2f..%2felectron%2fmain.js',
    'app://faem/..%5c..%5cpackage.json',
    'app://faem/..%252felectron%252fmain.js',
    'app://faem/index.html%00.js',
    'app://faem/%c0%ae%c0%ae/electron/main.js',
    'app://faem//etc/hosts.txt',
    'app://other/index.html',
    'app://faem.evil/index.html',
  ];
  const page = readFileSync('dist/renderer/index.html', 'utf8');
  const answers = await pc.app.evaluate(
    ({ net }, asked) =>
      Promise.all(
        asked.map((address) =>
          net.fetch(address).then(
            async (answer) => [address, answer.status, await answer.text()] as const,
            () => [address, 0, ''] as const,
          ),
        ),
      ),
    addresses,
  );

  // An address without an ending is a screen of the app: it gives the one page, whatever stands before it.
  for (const [address, status, text] of answers) {
    expect([address, status === 200 ? 'page' : status]).toEqual([address, text === page ? 'page' : 404]);
  }
  const posted = await pc.app.evaluate(({ net }) =>
    net.fetch('app://faem/index.html', { method: 'POST' }).then(({ status }) => status),
  );
  expect(posted).toBe(405);
  const foreign = await inPage(
    'index.html',
    'Promise.all(["file:///etc/passwd", "app://other/x.js"].map((address) => fetch(address).then(() => "read", () => "refused")))',
  );
  expect(foreign).toEqual(['refused', 'refused']);
});
