import { afterEach, describe, expect, test } from 'vitest';
import { createPrinterLink, LINK_LIMITS, type PrinterLink } from '#electron/services/printer-link.ts';
import { asciiBytes, bytesAsText, joinBytes } from '#shared/thermal/bytes.ts';
import { encodeLabel, rasteriseLabels } from '#shared/thermal/label-language.ts';
import { aThermalLabel, aThermalPrinter } from '#test/builders/thermal.ts';
import { startLabelPrinter, type FakeLabelPrinter, type PrinterHabits } from '#test/fakes/label-printer.ts';
import { freePort } from '#test/support/free-port.ts';
import { readBars } from '#test/support/read-bitmap.ts';

const limits = { ...LINK_LIMITS, connectMs: 1_000, stallMs: 400, firstAnswerMs: 100, idleMs: 150 };
const CODES = ['130000000015', '130000000022', '130000000039'];
const labelOf = (code: string): Uint8Array => encodeLabel(aThermalLabel(code), aThermalPrinter());

const hostStatus = ({ paperOut = 0, headUp = 0 } = {}): Uint8Array =>
  asciiBytes(
    `\u0002030,${paperOut},0,1245,000,0,0,0,000,0,0,0\u0003\r\n\u0002000,0,${headUp},0,0,2,4,0,00000000,1,000\u0003\r\n`,
  );

let printer: FakeLabelPrinter | undefined;
afterEach(async () => {
  await printer?.close();
  printer = undefined;
});

const start = async (habits: PrinterHabits = {}): Promise<{ printer: FakeLabelPrinter; link: PrinterLink }> => {
  printer = await startLabelPrinter(habits);
  return { printer, link: createPrinterLink({ host: '127.0.0.1', port: printer.port }, 'zpl', limits) };
};
const codesOn = (bytes: Uint8Array): readonly string[] => {
  const pages = rasteriseLabels(bytes, aThermalPrinter());
  if (!pages.ok) throw new Error(pages.error.command);
  return pages.value.flatMap(readBars).map((text) => text.replace('CODE-128:', ''));
};

describe('a printer that never answers', () => {
  test('gets every byte of every label in order, over one connection', async () => {
    const { printer, link } = await start();
    const outcomes = await Promise.all(CODES.map((code) => link.send(labelOf(code))));

    expect(outcomes).toEqual(CODES.map(() => ({ ok: true, value: 'silent' })));
    await expect.poll(() => printer.received()).toEqual(joinBytes(CODES.map(labelOf)));
    expect(printer.connections()).toBe(1);
    expect(codesOn(printer.received())).toEqual(CODES);
  });

  test('gets them all when it reads slowly', async () => {
    const { printer, link } = await start({ readEveryMs: 5 });
    for (const code of CODES) expect(await link.send(labelOf(code))).toMatchObject({ ok: true });

    await expect.poll(() => codesOn(printer.received())).toEqual(CODES);
  });

  test('gets its line back soon after the last label, for the other PCs', async () => {
    const { printer, link } = await start();
    await link.send(labelOf(CODES[0]!));
    await new Promise((resolve) => setTimeout(resolve, 400));
    await link.send(labelOf(CODES[1]!));

    expect(printer.connections()).toBe(2);
    await expect.poll(() => codesOn(printer.received())).toEqual(CODES.slice(0, 2));
  });
});

describe('a printer that answers', () => {
  test('counts a label as sent when it says that it has read it', async () => {
    const { printer, link } = await start({ answer: () => hostStatus() });

    expect(await link.send(labelOf(CODES[0]!))).toEqual({ ok: true, value: 'ready' });
    // Nothing to wait for: it has answered, so it has it.
    expect(codesOn(printer.received())).toEqual([CODES[0]]);
  });

  test('without paper gets no label, and gets it when paper was put in', async () => {
    const { printer, link } = await start({ answer: () => hostStatus({ paperOut: 1 }) });

    expect(await link.send(labelOf(CODES[0]!))).toEqual({ ok: false, error: { type: 'printer-paper-out' } });
    expect(printer.received()).toHaveLength(0);

    printer.become({ answer: () => hostStatus() });
    expect(await link.send(labelOf(CODES[0]!))).toEqual({ ok: true, value: 'ready' });
  });

  test('that runs out of paper under a label has taken it, and refuses the next', async () => {
    let asked = 0;
    const { link } = await start({ answer: () => hostStatus({ paperOut: (asked += 1) > 1 ? 1 : 0 }) });

    expect(await link.send(labelOf(CODES[0]!))).toEqual({ ok: true, value: 'paper-out' });
    expect(await link.send(labelOf(CODES[1]!))).toEqual({ ok: false, error: { type: 'printer-paper-out' } });
  });

  test('with its lid open says so', async () => {
    const { link } = await start({ answer: () => hostStatus({ headUp: 1 }) });

    expect(await link.send(labelOf(CODES[0]!))).toEqual({ ok: false, error: { type: 'printer-head-open' } });
  });

  test('that falls silent has failed', async () => {
    const { printer, link } = await start({ answer: () => hostStatus() });
    await link.send(labelOf(CODES[0]!));
    printer.become({});

    expect(await link.send(labelOf(CODES[1]!))).toEqual({ ok: false, error: { type: 'printer-timed-out' } });
  });
});

describe('a printer that fails', () => {
  test('by dropping the line in the middle of a label: the label is sent again whole', async () => {
    const { printer, link } = await start({ answer: () => hostStatus() });
    await link.send(labelOf(CODES[0]!));
    const half = Math.floor(labelOf(CODES[1]!).length / 2);
    printer.become({ answer: () => hostStatus(), dropAfterBytes: labelOf(CODES[0]!).length + half });

    expect(await link.send(labelOf(CODES[1]!))).toEqual({ ok: false, error: { type: 'printer-dropped' } });
    printer.become({ answer: () => hostStatus() });
    expect(await link.send(labelOf(CODES[1]!))).toEqual({ ok: true, value: 'ready' });

    // The half label is cancelled before the whole one, so that it is not printed with the next.
    const afterDrop = printer.received().subarray(labelOf(CODES[0]!).length + half);
    expect(bytesAsText(afterDrop).startsWith('~JX')).toBe(true);
    expect(codesOn(afterDrop)).toEqual([CODES[1]]);
  });

  test('by reading nothing: the wait ends', async () => {
    const { link } = await start({ readsNothing: true });

    expect(await link.send(new Uint8Array(20_000_000))).toEqual({ ok: false, error: { type: 'printer-timed-out' } });
  });

  test('by not being there is told from one that cannot be reached', async () => {
    const nobody = createPrinterLink({ host: '127.0.0.1', port: await freePort() }, 'zpl', limits);
    const unknown = createPrinterLink({ host: 'printer.invalid', port: 9100 }, 'zpl', limits);

    expect(await nobody.send(labelOf(CODES[0]!))).toEqual({ ok: false, error: { type: 'printer-refused' } });
    expect(await unknown.send(labelOf(CODES[0]!))).toEqual({ ok: false, error: { type: 'printer-unreachable' } });
  });

  test('and comes back is used again', async () => {
    const port = await freePort();
    const link = createPrinterLink({ host: '127.0.0.1', port }, 'zpl', limits);
    expect(await link.send(labelOf(CODES[0]!))).toMatchObject({ ok: false });
    printer = await startLabelPrinter({}, port);

    expect(await link.send(labelOf(CODES[0]!))).toMatchObject({ ok: true });
  });
});
