import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import {
  type CentreCertificate,
  makeCentreCertificate,
  markOfCertificate,
} from '#electron/services/centre-certificate.ts';
import { createCentreDoor, type RememberedNetwork } from '#electron/services/centre-network.ts';
import { createMoveCentre } from '#electron/services/move-centre.ts';
import { createTrustedCentre, VERDICT } from '#electron/services/trusted-centre.ts';
import type { HostError, TrustedCentre } from '#shared/host/contract.ts';
import type { CentreOrder, CentreReport } from '#shared/host/own-centre.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { createTestLog } from './test-log.ts';

const NOW_MS = Date.UTC(2026, 10, 22);
const certificate = await makeCentreCertificate(NOW_MS);
const mark = markOfCertificate(certificate.certificate);

const aDoor = (changes: {
  readonly known?: RememberedNetwork;
  readonly addresses?: readonly string[];
  readonly answer?: (order: CentreOrder) => CentreReport | undefined;
  readonly isOfOffice?: boolean;
  readonly isDiskFull?: boolean;
}) => {
  let remembered = changes.known;
  let kept: CentreCertificate | undefined;
  let made = 0;
  const orders: CentreOrder[] = [];
  const answer =
    changes.answer ??
    ((order: CentreOrder): CentreReport =>
      order.kind === 'open-network' ? { kind: 'network-opened', port: order.port } : { kind: 'network-closed' });
  const door = createCentreDoor({
    remembered: { read: () => remembered, write: (value) => void (remembered = value) },
    certificate: {
      get: async () => kept,
      set: async (value) => {
        if (changes.isDiskFull) return err({ type: 'disk-full' });
        kept = value;
        return ok();
      },
    },
    makeCertificate: async () => {
      made += 1;
      return certificate;
    },
    addresses: () => changes.addresses ?? ['192.168.1.20'],
    preferredPort: 8788,
    centre: {
      isOfOffice: () => changes.isOfOffice ?? true,
      order: async (order) => {
        orders.push(order);
        return answer(order);
      },
    },
    log: createTestLog(),
  });
  return { door, orders, remembered: () => remembered, made: () => made };
};

describe("the door of a PC's centre", () => {
  test('is shut until it is opened, and then open at every start, at the same port with the same certificate', async () => {
    const pc = aDoor({});
    expect(pc.door.state()).toEqual({ state: 'closed' });
    await pc.door.resume();
    expect(pc.orders).toEqual([]);

    const open = { state: 'open', addresses: ['https://192.168.1.20:8788'], certificateMark: mark };
    expect(await pc.door.set(true)).toEqual(ok(open));
    await pc.door.resume();
    expect(pc.door.state()).toEqual(open);
    expect(pc.orders).toEqual([
      { kind: 'open-network', port: 8788, ...certificate },
      { kind: 'open-network', port: 8788, ...certificate },
    ]);
    expect(pc.made()).toBe(1);

    expect(await pc.door.set(false)).toEqual(ok({ state: 'closed' }));
    expect(pc.remembered()).toEqual({ isOpen: false, port: 8788 });
  });

  test('says that it should be open and is not, when the port is taken, and never moves to another by itself', async () => {
    const refuse = (): CentreReport => ({ kind: 'refused', type: 'centre-door-failed' });
    const pc = aDoor({ known: { isOpen: true, port: 9001 }, answer: refuse });
    await pc.door.resume();
    expect(pc.orders).toMatchObject([{ port: 9001 }]);
    expect(pc.door.state()).toEqual({ state: 'failed' });
    expect(await pc.door.set(true)).toEqual(err({ type: 'centre-door-failed' }));
  });

  test('cannot be opened without a network, on a PC that is no centre, or when its key cannot be kept', async () => {
    const alone = aDoor({ addresses: [] });
    expect(await alone.door.set(true)).toEqual(err({ type: 'no-network' }));
    const client = aDoor({ isOfOffice: false });
    expect(await client.door.set(true)).toEqual(ok({ state: 'none' }));
    const full = aDoor({ isDiskFull: true });
    expect(await full.door.set(true)).toEqual(err({ type: 'disk-full' }));
    expect([...alone.orders, ...client.orders, ...full.orders]).toEqual([]);
    expect(full.remembered()).toBeUndefined();
  });
});

describe('a PC that joined', () => {
  const sha256 = Buffer.from(new X509Certificate(certificate.certificate).fingerprint256.replaceAll(':', ''), 'hex');
  const fingerprint = `sha256/${sha256.toString('base64')}`;
  const centre: TrustedCentre = { centralUrl: 'https://192.168.1.20:8788', certificateMark: mark };

  test('knows its centre by the mark alone, also after a start, and leaves every other address to Chromium', async () => {
    let remembered: TrustedCentre | undefined;
    const memory = { read: () => remembered, write: (value: TrustedCentre) => void (remembered = value) };
    const first = createTrustedCentre(memory, createTestLog(), async () => sha256);
    expect(first.judge('192.168.1.20', fingerprint)).toBe(VERDICT.asChromiumFound);
    expect(await first.trust(centre)).toEqual(ok());

    const keeper = createTrustedCentre(memory, createTestLog());
    expect(keeper.judge('192.168.1.20', fingerprint)).toBe(VERDICT.good);
    expect(keeper.judge('192.168.1.21', fingerprint)).toBe(VERDICT.asChromiumFound);
  });

  test('is told at once when nobody answers, or another than the code says, and then trusts neither', async () => {
    const quiet = createServer((socket) => socket.end());
    quiet.listen(0, '127.0.0.1');
    await once(quiet, 'listening');
    const address = quiet.address();
    const centralUrl = `https://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    const nothing = { read: () => undefined, write: () => undefined };
    const real = createTrustedCentre(nothing, createTestLog());
    expect(await real.trust({ ...centre, centralUrl })).toEqual(err({ type: 'centre-unreachable' }));
    quiet.close();
    expect(await real.trust({ ...centre, centralUrl })).toEqual(err({ type: 'centre-unreachable' }));
    const other = createTrustedCentre(nothing, createTestLog(), async () => Buffer.alloc(32, 7));
    expect(await other.trust(centre)).toEqual(err({ type: 'centre-certificate-wrong' }));
    expect(other.judge('192.168.1.20', fingerprint)).toBe(VERDICT.asChromiumFound);
  });

  test('is told a new address of its centre, and takes it only when the same centre answers there', async () => {
    let remembered: TrustedCentre | undefined = centre;
    let shown: Uint8Array | undefined = Buffer.alloc(32, 7);
    const memory = { read: () => remembered, write: (value: TrustedCentre) => void (remembered = value) };
    const trusted = createTrustedCentre(memory, createTestLog(), async () => shown);
    const before = { centralUrl: centre.centralUrl, deviceId: 'pc-2', officeId: 'office-13', token: 't' };
    let secrets: typeof before | undefined;
    let reloaded = 0;
    const kept: Result<void, HostError>[] = [err({ type: 'disk-full' }), ok(), ok()];
    const move = createMoveCentre({
      trusted,
      secrets: {
        get: async () => secrets,
        set: async (value) => {
          const written = kept.shift() ?? ok();
          if (written.ok) secrets = { ...before, centralUrl: value.centralUrl };
          return written;
        },
      },
      reload: () => void (reloaded += 1),
    });
    const moved = 'https://192.168.1.77:8788';
    expect(await move(moved)).toEqual(err({ type: 'host-failed' }));
    secrets = before;

    expect(await move(moved)).toEqual(err({ type: 'centre-is-another' }));
    shown = undefined;
    expect(await move(moved)).toEqual(err({ type: 'centre-unreachable' }));
    expect([secrets, remembered, reloaded]).toEqual([before, centre, 0]);
    expect(trusted.judge('192.168.1.20', fingerprint)).toBe(VERDICT.good);

    shown = sha256;
    expect(await move(moved)).toEqual(err({ type: 'disk-full' }));
    expect(await move(moved)).toEqual(ok());

    expect([secrets.centralUrl, remembered?.centralUrl, reloaded]).toEqual([moved, moved, 1]);
    expect(trusted.judge('192.168.1.77', fingerprint)).toBe(VERDICT.good);
    expect(trusted.judge('192.168.1.20', fingerprint)).toBe(VERDICT.asChromiumFound);
  });

  test('that knows no centre by its mark moves to none', async () => {
    const nothing = { read: () => undefined, write: () => undefined };
    const keeper = createTrustedCentre(nothing, createTestLog(), async () => sha256);
    expect(await keeper.move(centre.centralUrl)).toEqual(err({ type: 'host-failed' }));
  });

  test('refuses whoever answers there with another certificate, even one that Chromium would take', () => {
    const log = createTestLog();
    const keeper = createTrustedCentre({ read: () => centre, write: () => undefined }, log);
    const other = `sha256/${Buffer.alloc(32, 7).toString('base64')}`;
    expect(keeper.judge('192.168.1.20', other)).toBe(VERDICT.bad);
    expect(keeper.judge('192.168.1.20', 'nonsense')).toBe(VERDICT.bad);
    expect(log.lines.map(({ event }) => event)).toEqual(['centre-certificate-refused', 'centre-certificate-refused']);
  });
});
