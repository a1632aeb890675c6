import { describe, expect, test } from 'vitest';
import type { KioskChannel } from '#host/kiosk-channel.ts';
import type { DisplayStatus, Host } from '#shared/host/host.ts';
import type { KioskReport, KioskState, ScreenState } from '#shared/host/kiosk-state.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';

/** A shell to be tested, and the public screen at its other end. */
export interface HostUnderTest {
  readonly host: Host;
  /** The same PC after the program was closed and started again. */
  readonly restart: () => Promise<Host>;
  /** Opens the public screen as the page there would. */
  readonly kiosk: () => Promise<KioskChannel>;
}

const rowId = (number: number): string => `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const anEntry = (seq: number): OutboxEntry => ({
  clientId: rowId(1),
  seq,
  id: rowId(100 + seq),
  name: 'see-folder@1',
  args: { note: 'แฟ้มหนา' },
  actorId: rowId(2),
  deviceId: rowId(3),
  occurredAt: '2026-11-22T02:00:00.000Z',
  monotonicMs: 1.5,
  offsetMs: -3,
});
const secrets = {
  centralUrl: 'https://central.example',
  deviceId: 'pc-1',
  officeId: 'office-13',
  token: 't'.repeat(40),
};
const idle: KioskState = { kind: 'idle', officeName: 'สอจ. ปทุมธานี', isDemo: true };
const page = { widthMm: 210, heightMm: 297 };

/** Waits until something holds; what happens between two windows has no other sign. */
const eventually = async <T>(find: () => T | undefined): Promise<T> => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It never happened');
};

/** What every shell does alike, in so far as it says that it can. */
export const describeHost = (name: string, start: () => Promise<HostUnderTest>): void => {
  describe(name, () => {
    test('says how it was started', async () => {
      const { host } = await start();

      expect(host.launch.appVersion).not.toBe('');
      expect(typeof host.launch.keyring).toBe('boolean');
    });

    test('has a journal exactly when it says so', async () => {
      const { host } = await start();

      expect(host.journal !== undefined).toBe(host.abilities.has('durable-journal'));
    });

    test('finds what was journaled again after a restart, in order', async () => {
      const { host, restart } = await start();
      for (const seq of [1, 2, 3]) expect(await host.journal?.append(anEntry(seq))).toMatchObject({ ok: true });

      expect(await (await restart()).journal?.read()).toEqual({ ok: true, value: [1, 2, 3].map(anEntry) });
    });

    test('forgets journaled work that the centre has, and goes on after it', async () => {
      const { host, restart } = await start();
      for (const seq of [1, 2, 3]) await host.journal?.append(anEntry(seq));
      await host.journal?.trim(anEntry(1).clientId, 2);
      await host.journal?.append(anEntry(4));

      expect(await host.journal?.read()).toEqual({ ok: true, value: [3, 4].map(anEntry) });
      expect(await (await restart()).journal?.read()).toEqual({ ok: true, value: [3, 4].map(anEntry) });
    });

    test('takes many scans at once without losing one', async () => {
      const { host } = await start();
      const entries = Array.from({ length: 50 }, (_, index) => anEntry(index + 1));
      await Promise.all(entries.map(async (entry) => host.journal?.append(entry)));

      expect(await host.journal?.read()).toEqual({ ok: true, value: entries });
    });

    test('keeps the enrolment over a restart', async () => {
      const { host, restart } = await start();
      expect(await host.secrets.get()).toBeUndefined();

      expect(await host.secrets.set(secrets)).toEqual({ ok: true, value: undefined });

      expect(await (await restart()).secrets.get()).toEqual(secrets);
    });

    test('makes a PDF when it says that it can, and otherwise says that it cannot', async () => {
      const { host } = await start();
      const pdf = await host.print.pdf('<p>ป้าย</p>', page);

      const outcome = pdf.ok ? new TextDecoder().decode(pdf.value.subarray(0, 4)) : pdf.error.type;

      expect(outcome).toBe(host.abilities.has('exact-pdf') ? '%PDF' : 'host-failed');
    });

    test('saves a file', async () => {
      const { host } = await start();

      expect(await host.files.save('งานค้าง.ndjson', new Uint8Array([1, 2, 3]))).toEqual({
        ok: true,
        value: { saved: true },
      });
    });

    test('tells the state of the public screen to whoever asks, and again when it changes', async () => {
      const { host, kiosk } = await start();
      const seen: DisplayStatus[] = [];
      host.display.onStatus((status) => seen.push(status));
      const first = await eventually(() => seen[0]);
      expect(first.open).toBe(false);

      await kiosk();

      expect((await eventually(() => seen.find(({ open }) => open))).open).toBe(true);
    });

    test('shows the public screen what the counter says, latecomers included', async () => {
      const { host, kiosk } = await start();
      host.display.show(idle);
      const seen: ScreenState[] = [];
      const stop = (await kiosk()).onState((state) => seen.push(state));

      await eventually(() => seen.find((state) => JSON.stringify(state) === JSON.stringify(idle)));

      host.display.show({ kind: 'expired', officeName: 'สอจ. ปทุมธานี' });
      expect(await eventually(() => seen.find(({ kind }) => kind === 'expired'))).toBeDefined();
      stop();
    });

    test('hears from the public screen whether its QR reads, until it stops listening', async () => {
      const { host, kiosk } = await start();
      const heard: KioskReport[] = [];
      const heardLater: KioskReport[] = [];
      const stop = host.display.onReport((report) => heard.push(report));
      host.display.onReport((report) => heardLater.push(report));
      const screen = await kiosk();

      screen.report({ billId: 'bill-1', check: 'shown' });
      await eventually(() => heard[0]);
      stop();
      screen.report({ billId: 'bill-2', check: 'self-check-failed' });
      await eventually(() => heardLater[1]);

      expect(heard).toEqual([{ billId: 'bill-1', check: 'shown' }]);
      expect(heardLater[1]).toEqual({ billId: 'bill-2', check: 'self-check-failed' });
    });

    test('takes note of how much work is pending', async () => {
      const { host } = await start();

      expect(() => host.lifecycle.pendingWork(3)).not.toThrow();
      host.lifecycle.pendingWork(0);
    });
  });
};
