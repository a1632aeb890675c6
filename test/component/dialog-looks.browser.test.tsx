import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { DeviceCalls } from '#data/device-calls.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { ok } from '#shared/lib/result.ts';
import type { UpdateState } from '#shared/host/contract.ts';
import { aCredit, aWaiver } from '#test/builders/fee-office.ts';
import { aDisposal, DISPOSED } from '#test/builders/record-series.ts';
import { aFolder, aPaidYear, counterRows, type Filed } from '#test/unit/renderer/counter/a-counter-office.ts';
import { at, logIn, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';
import { faultsOn } from './page-faults.ts';

const LATER = '2026-11-23T04:00:00.000Z';
const VIEWS = [
  { language: 'th', width: 1280, height: 720 },
  { language: 'en', width: 1366, height: 768 },
  { language: 'en', width: 1280, height: 720 },
] as const;

let stage: OfficeStage;
let tell: (state: UpdateState) => void;

/** A count of the first shelf that another PC has not ended. */
const count: readonly Filed[] = [
  [
    'stockTake',
    {
      id: 'count-1',
      scope: { kind: 'place', locationId: 'shelf-1' },
      openedAt: '2026-11-23T01:00:00.000Z',
      openedBy: 'staff-1',
      expectedCount: 3,
      lentCount: 0,
      state: { kind: 'open' },
    },
  ],
  ['stockTakePart', { id: 'part-1', stockTakeId: 'count-1', part: 0, folderIds: ['folder-1', 'folder-2', 'folder-3'] }],
];
const otherPc: Filed = [
  'stockTakeDevice',
  {
    id: 'count-1/pc-2',
    stockTakeId: 'count-1',
    deviceId: 'pc-2',
    joinedAt: '2026-11-23T01:00:00.000Z',
    joinedBy: 'staff-2',
    state: { kind: 'counting' },
  },
];
const disposal: Filed = ['disposalBatch', { ...aDisposal(), folderIds: ['folder-55'], decisions: [] }];
const proposed: Filed = [
  'folder',
  aFolder({
    id: 'folder-55',
    code: makeScanCode('folder', '13', 55),
    volume: 55,
    closedOn: '2012-05-01',
    closedYear: '2012',
    disposalBatchId: 'disposal-1',
  }),
];
const gone: Filed = [
  'folder',
  aFolder({ id: 'folder-56', code: makeScanCode('folder', '13', 56), volume: 56, disposed: DISPOSED }),
];

const devices: DeviceCalls = {
  list: async () =>
    ok([
      {
        deviceId: 'pc-2',
        name: 'ห้องเก็บแฟ้มชั้นใต้ดิน ตู้รางเลื่อน เครื่องที่ 2',
        enrolledAt: '2026-01-05T02:00:00.000Z',
        lastSeenAt: '2026-10-01T02:00:00.000Z',
      },
    ]),
  makeCode: async () => ok({ code: '7KQ4-M2XD-9TRB-0HVW', expiresAt: LATER }),
  revoke: async () => ok(),
};

const open = async (rows: readonly Filed[] = []): Promise<void> => {
  stage = await openOfficeStage(
    [...counterRows(), ...rows],
    {
      updates: {
        check: async () => undefined,
        fetch: async () => undefined,
        cancel: async () => undefined,
        install: async () => undefined,
        onState: (listener) => {
          tell = listener;
          listener({ kind: 'idle' });
          return () => undefined;
        },
      },
    },
    { devices },
  );
  await logIn('วิชัย');
};
const go = async (path: string, testId: string): Promise<void> => {
  window.location.hash = `#${path}`;
  await expect.element(at(testId)).toBeVisible();
};
const openCount = async (rows: readonly Filed[]): Promise<void> => {
  await open([...count, ...rows]);
  await go('/stock-take', 'stock-take-count-1');
  await at('stock-take-count-1').dblClick();
  await expect.element(at('counting-page')).toBeVisible();
};
const openWaivers = async (): Promise<void> => {
  await open([
    ['feeWaiver', aWaiver({ enteredBy: 'staff-2' })],
    ['paidYear', aPaidYear('2026-03-01')],
    ['feeCredit', aCredit({ paidYearId: 'paid-factory-1-2026-03-01' })],
  ]);
  await go('/fees', 'fees-area-waivers');
  await at('fees-area-waivers').click();
  await expect.element(at('waivers-page')).toBeVisible();
};
const openDevices = async (): Promise<void> => {
  await open();
  await go('/settings', 'device-row-pc-2');
};

/** The question covers the page: what is pressed in its middle is its own. */
const isOnTop = (dialog: string): boolean => {
  const { left, top, width, height } = at(dialog).element().getBoundingClientRect();
  const pressed = document.elementFromPoint(left + width / 2, top + height / 2);
  return at(dialog).element().contains(pressed);
};

/** A question with a field has the focus in it; one without has it itself, and its keys work. */
const focusIsWhereOneTypes = (): boolean => {
  const asked = document.querySelector('[data-faem-dialog]');
  if (!asked) return true;
  const focused = document.activeElement;
  return asked.querySelector('input') ? focused instanceof HTMLInputElement : asked.contains(focused);
};

interface Looked {
  readonly name: string;
  readonly dialog: string;
  readonly reach: () => Promise<void>;
}

const LOOKED: readonly Looked[] = [
  {
    name: 'a disposal is given up',
    dialog: 'reason-dialog',
    reach: async () => {
      await open([disposal, proposed]);
      await go('/retention', 'cancel-disposal');
      await at('cancel-disposal').click();
    },
  },
  {
    name: 'a waiver is withdrawn',
    dialog: 'reason-dialog',
    reach: async () => {
      await openWaivers();
      await at('withdraw-waiver-1').click();
    },
  },
  {
    name: 'a credit is refused',
    dialog: 'reason-dialog',
    reach: async () => {
      await openWaivers();
      await at('credit-list').getByRole('row').nth(1).dblClick();
      await at('credit-refuse').click();
    },
  },
  {
    name: 'a destruction is taken back',
    dialog: 'reason-dialog',
    reach: async () => {
      await open([gone]);
      await stage.office.data.mutate('see-folder', { folderId: 'folder-56' });
      const [card] = [...stage.office.data.rows.all('exception').values()];
      await go('/sync', `still-here-${card?.id}`);
      await at(`still-here-${card?.id}`).click();
    },
  },
  {
    name: 'a count goes on without a PC',
    dialog: 'reason-dialog',
    reach: async () => {
      await openCount([otherPc]);
      await at('release-device').click();
    },
  },
  {
    name: 'a count is given up',
    dialog: 'reason-dialog',
    reach: async () => {
      await openCount([]);
      await at('give-up-count').click();
    },
  },
  {
    name: 'a count is finished',
    dialog: 'finish-dialog',
    reach: async () => {
      await openCount([]);
      await userEvent.keyboard('{Control>}{Enter}{/Control}');
    },
  },
  {
    name: 'a count waits for a PC',
    dialog: 'finish-dialog',
    reach: async () => {
      await openCount([otherPc]);
      await userEvent.keyboard('{Control>}{Enter}{/Control}');
    },
  },
  {
    name: 'a code for a device',
    dialog: 'enrolment-code-dialog',
    reach: async () => {
      await openDevices();
      await at('device-code').click();
    },
  },
  {
    name: 'a code that was made',
    dialog: 'enrolment-code',
    reach: async () => {
      await openDevices();
      await at('device-code').click();
      await at('device-pin').fill('1234');
      await userEvent.keyboard('{F2}');
    },
  },
  {
    name: 'a device is shut out',
    dialog: 'revoke-dialog',
    reach: async () => {
      await openDevices();
      await at('device-row-pc-2').click();
      await expect.element(at('device-revoke')).toBeEnabled();
      await at('device-revoke').click();
    },
  },
  {
    name: 'a phone is paired',
    dialog: 'pair-phone-dialog',
    reach: async () => {
      await openDevices();
      Object.assign(stage.services.host, {
        launch: { ...stage.services.host.launch, centralUrl: 'https://faem.example' },
      });
      await at('pair-phone').click();
      await expect.element(at('device-pin')).toHaveFocus();
    },
  },
  {
    name: 'a phone has no centre to come to',
    dialog: 'pair-phone-dialog',
    reach: async () => {
      await openDevices();
      await at('pair-phone').click();
      await expect.element(at('phone-reach')).toHaveTextContent('ยังไม่ได้ต่อกับศูนย์กลาง');
    },
  },
  {
    name: 'a newer program is offered',
    dialog: 'update-fetch',
    reach: async () => {
      await open();
      await go('/program', 'program-page');
      tell({ kind: 'available', version: '0.2.0', bytes: 91_400_000 });
    },
  },
  {
    name: 'a newer program is installed',
    dialog: 'install-dialog',
    reach: async () => {
      await open();
      await go('/program', 'program-page');
      tell({ kind: 'ready', version: '0.2.0' });
      await at('update-install').click();
    },
  },
];

beforeEach(async () => {
  await page.viewport(1280, 720);
  localStorage.clear();
});
afterEach(() => stage.close());

test.each(LOOKED)(
  'nothing is cut in either language on a small screen, and the keys are where the question is, when $name',
  async ({ name, dialog, reach }) => {
    await reach();
    await expect.element(at(dialog)).toBeVisible();
    const found: string[] = [];
    for (const { language, width, height } of VIEWS) {
      await page.viewport(width, height);
      stage.services.language.setState({ language });
      await expect.poll(() => document.documentElement.lang).toBe(language);
      await expect.poll(() => isOnTop(dialog)).toBe(true);
      found.push(...faultsOn('body').map((fault) => `${language} ${width}: ${fault}`));
      await picture(`dialogs/${name.replaceAll(' ', '-')}-${language}-${width}`);
    }
    expect(found).toEqual([]);
    await expect.poll(focusIsWhereOneTypes).toBe(true);
    expect(await stage.violations()).toEqual([]);
  },
);
