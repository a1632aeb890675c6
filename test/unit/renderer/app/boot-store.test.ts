import { describe, expect, test, vi } from 'vitest';
import { type BootDeps, createBootStore } from '#app/boot-store.ts';
import type { DeviceSecrets, LaunchInfo, TrustedCentre } from '#shared/host/contract.ts';
import type { Host } from '#shared/host/host.ts';
import { err, ok } from '#shared/lib/result.ts';

const SECRETS: DeviceSecrets = { centralUrl: 'http://centre', deviceId: 'pc-1', officeId: 'office-13', token: 't' };
interface Office {
  readonly opened: string;
  readonly at: string;
  close(): void;
}

const stage = (launch: Partial<LaunchInfo>, changes: Partial<BootDeps<Office>> = {}) => {
  let kept: DeviceSecrets | undefined;
  let lose = (): void => undefined;
  const close = vi.fn<() => void>();
  const enrolled: string[] = [];
  const trusted: TrustedCentre[] = [];
  const released = vi.fn<() => Promise<void>>(async () => undefined);
  // Only what booting asks of a shell.
  const host = {
    launch: { keyring: true, appVersion: '1', ...launch },
    ownCentre: { openOffice: async () => ok({ centralUrl: 'http://127.0.0.1:4747', enrolmentCode: 'OWN-1' }) },
    trustCentre: async (centre: TrustedCentre) => {
      trusted.push(centre);
      return ok();
    },
    journal: { release: released },
    secrets: {
      get: async () => kept,
      set: async (secrets: DeviceSecrets) => {
        kept = secrets;
        return ok();
      },
    },
  } as unknown as Host;
  const boot = createBootStore<Office>({
    acquireLock: async () => ({
      kind: 'held',
      onLost: (listener) => {
        lose = listener;
      },
    }),
    createHost: async () => host,
    enrolDevice: async ({ centralUrl, enrolmentCode }) => {
      enrolled.push(`${enrolmentCode} at ${centralUrl}`);
      return ok({ ...SECRETS, centralUrl });
    },
    openOffice: async (_, { officeId, centralUrl }) => ok({ opened: officeId, at: centralUrl, close }),
    origin: 'http://here',
    ...changes,
  });
  return {
    boot,
    close,
    released,
    enrolled,
    trusted,
    phase: () => boot.getState().phase,
    keep: (secrets: DeviceSecrets) => {
      kept = secrets;
    },
    kept: () => kept,
    lose: () => lose(),
  };
};
const anOffice = {
  provinceCode: '13',
  name: 'สำนักงาน',
  nameEnglish: 'Office',
  administrator: { name: 'สมหญิง', pin: '271828' },
};
const demo = { enrolmentCode: 'FAEM-DEMO-13', staff: [] };

describe('starting', () => {
  test('opens the office of an enrolled PC without asking anybody', async () => {
    const pc = stage({});
    pc.keep(SECRETS);

    await pc.boot.getState().start('if-free');

    expect(pc.phase()).toMatchObject({ kind: 'ready', office: { opened: 'office-13' } });
    expect(pc.enrolled).toEqual([]);
  });

  test('enrols a demonstration by itself, at the address the page came from, and keeps the secrets', async () => {
    const pc = stage({ demo });

    await pc.boot.getState().start('if-free');

    expect(pc.enrolled).toEqual(['FAEM-DEMO-13 at http://here']);
    expect(pc.kept()?.deviceId).toBe('pc-1');
    expect(pc.phase().kind).toBe('ready');
  });

  test('asks a new PC to be set up, and opens when it was', async () => {
    const pc = stage({ centralUrl: 'http://centre' });
    await pc.boot.getState().start('if-free');
    expect(pc.phase()).toMatchObject({ kind: 'setup', host: { launch: { centralUrl: 'http://centre' } } });

    const typed = { centralUrl: 'http://centre', enrolmentCode: 'CODE-1', deviceName: 'เคาน์เตอร์ 1' };
    expect(await pc.boot.getState().enrol(typed)).toEqual(ok());
    expect(pc.phase().kind).toBe('ready');
  });

  test('talks to a centre in another PC only after the mark in its code is known', async () => {
    const pc = stage({});
    await pc.boot.getState().start('if-free');
    const code = '7KQ4-M2XD-9TRB-0HVW-0123-4567-89AB-CDEF';
    const typed = { centralUrl: 'https://192.168.1.20:8788', enrolmentCode: code.toLowerCase(), deviceName: 'pc-2' };

    expect(await pc.boot.getState().enrol(typed)).toEqual(ok());

    expect(pc.trusted).toEqual([{ centralUrl: typed.centralUrl, certificateMark: '0123-4567-89AB-CDEF' }]);
    expect(pc.enrolled).toEqual(['7KQ4-M2XD-9TRB-0HVW at https://192.168.1.20:8788']);
  });

  test('makes this PC the centre of its office, and enrols it there', async () => {
    const pc = stage({});
    await pc.boot.getState().start('if-free');

    expect(await pc.boot.getState().openOffice({ office: anOffice, deviceName: 'เคาน์เตอร์ 1' })).toEqual(ok());

    expect(pc.enrolled).toEqual(['OWN-1 at http://127.0.0.1:4747']);
    expect(pc.phase().kind).toBe('ready');
  });

  test('looks for the centre of this very PC where it listens at this start', async () => {
    const pc = stage({ ownCentre: true, centralUrl: 'http://127.0.0.1:5151' });
    pc.keep({ ...SECRETS, centralUrl: 'http://127.0.0.1:4747' });

    await pc.boot.getState().start('if-free');

    expect(pc.phase()).toMatchObject({ kind: 'ready', office: { at: 'http://127.0.0.1:5151' } });
  });

  test('stays at set-up when the code is refused, and keeps nothing', async () => {
    const pc = stage({}, { enrolDevice: async () => err({ type: 'denied' }) });
    await pc.boot.getState().start('if-free');

    const typed = { centralUrl: 'http://centre', enrolmentCode: 'WRONG1', deviceName: 'x' };
    expect(await pc.boot.getState().enrol(typed)).toEqual(err({ type: 'denied' }));
    expect(pc.phase().kind).toBe('setup');
    expect(pc.kept()).toBeUndefined();
  });

  test('says why it could not start, and may be tried again', async () => {
    const pc = stage({ demo }, { enrolDevice: async () => err({ type: 'offline' }) });

    await pc.boot.getState().start('if-free');

    expect(pc.phase()).toEqual({ kind: 'failed', error: { type: 'offline' } });
  });

  test('says so when the disk does not open', async () => {
    const failed = { type: 'storage-failed', reason: 'unavailable' } as const;
    const pc = stage({}, { openOffice: async () => err(failed) });
    pc.keep(SECRETS);

    await pc.boot.getState().start('if-free');

    expect(pc.phase()).toEqual({ kind: 'failed', error: failed });
  });
});

describe('a phone that scans the QR of a PC though it was paired before', () => {
  const invitation = { enrolmentCode: 'CODE-2' };
  const typed = { centralUrl: 'http://here', enrolmentCode: 'CODE-2', deviceName: 'โทรศัพท์' };
  const enrolledAs = (secrets: Partial<DeviceSecrets>) => ({
    invitation,
    enrolDevice: async () => ok({ ...SECRETS, deviceId: 'pc-2', token: 'new', ...secrets }),
  });

  test('is asked first, keeps its office, and opens it with the new token; the code is used once', async () => {
    const phone = stage({}, enrolledAs({}));
    phone.keep({ ...SECRETS, deviceName: 'โทรศัพท์ห้องแฟ้ม' });
    await phone.boot.getState().start('if-free');
    expect(phone.phase()).toMatchObject({ kind: 'invited', invitation, again: { deviceName: 'โทรศัพท์ห้องแฟ้ม' } });

    expect(await phone.boot.getState().enrol(typed)).toEqual(ok());

    expect(phone.phase()).toMatchObject({ kind: 'ready', office: { opened: 'office-13' } });
    expect(phone.kept()).toMatchObject({ deviceId: 'pc-2', token: 'new' });
    await phone.boot.getState().start('take-over');
    expect(phone.phase().kind).toBe('ready');
  });

  test('may leave it, and opens as it was', async () => {
    const phone = stage({}, enrolledAs({}));
    phone.keep(SECRETS);
    await phone.boot.getState().start('if-free');

    await phone.boot.getState().declineInvitation();

    expect(phone.phase()).toMatchObject({ kind: 'ready', office: { opened: 'office-13' } });
    expect(phone.kept()).toEqual(SECRETS);
  });

  test('says whose data it holds, so that the code of another office stays usable', async () => {
    const held: (string | undefined)[] = [];
    const enrolDevice: BootDeps<Office>['enrolDevice'] = async ({ officeId }) => {
      held.push(officeId);
      return err({ type: 'device-of-another-office' });
    };
    const phone = stage({}, { invitation, enrolDevice });
    await phone.boot.getState().enrol(typed);
    phone.keep(SECRETS);

    expect(await phone.boot.getState().enrol(typed)).toEqual(err({ type: 'device-of-another-office' }));

    expect(held).toEqual([undefined, 'office-13']);
    expect(phone.kept()).toEqual(SECRETS);
  });

  test('is not moved to another office by a centre that did not ask whose it is, where its unsent work would not follow', async () => {
    const phone = stage({}, enrolledAs({ officeId: 'office-74' }));
    phone.keep(SECRETS);
    await phone.boot.getState().start('if-free');

    expect(await phone.boot.getState().enrol(typed)).toEqual(err({ type: 'device-of-another-office' }));

    expect(phone.kept()).toEqual(SECRETS);
    expect(phone.phase().kind).toBe('invited');
  });
});

test('tried again after a failure it is not refused the right to the data that it has itself', async () => {
  let asked = 0;
  let isOpenable = false;
  const pc = stage(
    {},
    {
      // A browser gives the right once, also to the window that has it.
      acquireLock: async () =>
        (asked += 1) === 1 ? { kind: 'held', onLost: () => undefined } : { kind: 'taken-elsewhere' },
      openOffice: async () =>
        isOpenable ? ok({ opened: 'office-13', at: '', close: () => undefined }) : err({ type: 'database-newer' }),
    },
  );
  pc.keep(SECRETS);
  await pc.boot.getState().start('if-free');
  expect(pc.phase()).toEqual({ kind: 'failed', error: { type: 'database-newer' } });

  isOpenable = true;
  await pc.boot.getState().start('if-free');

  expect(pc.phase().kind).toBe('ready');
});

describe('two windows', () => {
  test('the second one does not touch the data; it offers to take over', async () => {
    const pc = stage({}, { acquireLock: async () => ({ kind: 'taken-elsewhere' }) });
    pc.keep(SECRETS);

    await pc.boot.getState().start('if-free');

    expect(pc.phase()).toEqual({ kind: 'other-window' });
  });

  test('the first one closes its data the moment another takes over', async () => {
    const pc = stage({});
    pc.keep(SECRETS);
    await pc.boot.getState().start('if-free');

    pc.lose();

    expect(pc.close).toHaveBeenCalledOnce();
    expect(pc.phase()).toEqual({ kind: 'moved' });
    expect(pc.released).toHaveBeenCalledOnce();
  });
});
