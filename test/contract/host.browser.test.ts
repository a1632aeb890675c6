import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createKioskChannel } from '#host/kiosk-channel.ts';
import { createWebHost } from '#host/web-host.ts';
import { anEntry } from '#test/builders/sync.ts';
import { describeHost, type HostUnderTest } from './host.contract.ts';

const served = { keyring: true, appVersion: '0.1.0', demo: { enrolmentCode: 'DEMO01', staff: [] } };
let centre: 'there' | 'away';
let workers: Worker[] = [];

/** Everything this origin has stored, gone: a PC on which the app was never opened. */
const forgetEverything = async (): Promise<void> => {
  const root = await navigator.storage.getDirectory();
  // A worker that was ended holds its files a moment longer.
  await vi.waitFor(async () => {
    await root.removeEntry('faem-journal', { recursive: true }).catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
    });
  });
  await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase('faem-host');
    request.addEventListener('success', resolve);
    request.addEventListener('error', resolve);
  });
};

/** A closed tab ends its workers and with them their hold on the files. */
const closeTab = (): void => {
  for (const worker of workers) worker.terminate();
  workers = [];
};

beforeEach(() => {
  centre = 'there';
  const RealWorker = Worker;
  vi.stubGlobal(
    'Worker',
    class extends RealWorker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        workers.push(this);
      }
    },
  );
  vi.stubGlobal('fetch', async (address: string) => {
    if (centre === 'away' || address !== '/v1/launch') throw new TypeError('Failed to fetch');
    return Response.json(served);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  closeTab();
});

describeHost('a browser', async (): Promise<HostUnderTest> => {
  closeTab();
  await forgetEverything();
  return {
    host: await createWebHost(),
    restart: () => {
      closeTab();
      return createWebHost();
    },
    kiosk: async () => createKioskChannel(),
  };
});

describe('a browser besides', () => {
  beforeEach(async () => {
    closeTab();
    await forgetEverything();
  });

  test('says what it cannot do by leaving it out', async () => {
    expect([...(await createWebHost()).abilities].sort()).toEqual([
      'durable-journal',
      'second-screen',
      'system-print-dialog',
    ]);
  });

  test('never claims a keyring, and takes the centre that served the page', async () => {
    const { launch } = await createWebHost();

    expect(launch).toEqual({ ...served, keyring: false, centralUrl: window.location.origin });
  });

  test('starts without a network as it started last time', async () => {
    const before = await createWebHost();
    centre = 'away';

    expect((await createWebHost()).launch).toEqual(before.launch);
  });

  test('starts without a network on a PC where it never ran', async () => {
    centre = 'away';

    expect((await createWebHost()).launch).toEqual({
      keyring: false,
      appVersion: 'web',
      centralUrl: window.location.origin,
    });
  });

  test('asks before it closes only while work is pending', async () => {
    const host = await createWebHost();
    const isAsked = (): boolean => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };

    host.lifecycle.pendingWork(2);
    const whilePending = isAsked();
    host.lifecycle.pendingWork(0);

    expect([whilePending, isAsked()]).toEqual([true, false]);
  });

  test('a journal file held by another tab is a failure as a value, and works when that tab is closed', async () => {
    const first = await createWebHost();
    await first.journal?.read();
    const [holder] = workers;
    const second = await createWebHost();

    expect(await second.journal?.read()).toMatchObject({ ok: false, error: { reason: 'unreadable' } });
    holder?.terminate();

    expect(await second.journal?.read()).toEqual({ ok: true, value: [] });
  });

  test('a tab that another one takes over from gives its journal file away and does not take it back by itself', async () => {
    const first = (await createWebHost()).journal!;
    await first.read();
    await first.append(anEntry({ seq: 1 }));
    const second = (await createWebHost()).journal!;

    await first.release?.();

    expect(await second.read()).toMatchObject({ ok: true, value: [{ seq: 1 }] });
    expect(await second.append(anEntry({ seq: 2 }))).toEqual({ ok: true, value: undefined });
    expect(await first.append(anEntry({ seq: 3 }))).toMatchObject({ ok: false });
    await second.release?.();
    expect(await first.read()).toMatchObject({ ok: true, value: [{ seq: 1 }, { seq: 2 }] });
    expect((await first.append(anEntry({ seq: 3 }))).ok).toBe(true);
  });

  test('takes the bill off the public screen when the counter page goes', async () => {
    const host = await createWebHost();
    const seen: string[] = [];
    createKioskChannel().onState((state) => seen.push(JSON.stringify(state)));
    const bill = {
      billId: 'bill-1',
      officeName: 'สอจ.',
      payeeName: 'สอจ. สาธิต',
      maskedRegistrationNumber: 'x',
      satang: 1,
      ref1: '1',
      billerId: '099999999999900',
      payload: '0'.repeat(40),
      expiresAtMs: 1,
      isDemo: true,
    };
    host.display.show({ kind: 'bill', bill });
    await expect.poll(() => seen.at(-1)).toContain('bill-1');

    window.dispatchEvent(new Event('pagehide'));

    await expect.poll(() => seen.at(-1)).toBe(JSON.stringify({ kind: 'idle', officeName: 'สอจ.', isDemo: true }));
  });
});

describe('printing from a browser', () => {
  test('lays the document out with its own styles and fonts, without running its scripts', async () => {
    let printed: Document | undefined;
    const host = await createWebHost();
    const observer = new MutationObserver(() => {
      const view = document.querySelector('iframe[aria-hidden]')?.ownerDocument.defaultView?.frames[0];
      const frame = [...document.querySelectorAll('iframe')].at(-1);
      if (!view || !frame?.contentWindow) return;
      frame.contentWindow.print = () => {
        printed = frame.contentDocument ?? undefined;
      };
    });
    observer.observe(document.body, { childList: true });

    const html = `<html lang="th"><head><title>ป้าย</title><style>p { color: rgb(1, 2, 3) }</style></head>
      <body><p style="margin: 3px">ทดสอบ</p><script>document.body.textContent = 'script'</script></body></html>`;
    const result = await host.print.dialog(html, { widthMm: 100, heightMm: 50 });
    observer.disconnect();

    expect(result.ok).toBe(true);
    const paragraph = printed?.querySelector('p');
    expect(paragraph?.textContent).toBe('ทดสอบ');
    expect(printed?.title).toBe('ป้าย');
    expect(printed?.querySelector('script')).toBeNull();
    expect(paragraph && printed?.defaultView?.getComputedStyle(paragraph).color).toBe('rgb(1, 2, 3)');
  });
});
