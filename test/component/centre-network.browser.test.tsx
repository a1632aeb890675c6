import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { CentreNetwork, HostError } from '#shared/host/contract.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { at, openSettings, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

const OPEN: CentreNetwork = {
  state: 'open',
  addresses: ['https://192.168.1.20:8788'],
  certificateMark: '0123-4567-89AB-CDEF',
};
let stage: OfficeStage;
let network: CentreNetwork;
let opening: Result<CentreNetwork, HostError>;
let problem: HostError | undefined;

beforeEach(async () => {
  await page.viewport(1280, 900);
  localStorage.clear();
  problem = undefined;
  network = { state: 'closed' };
  opening = err({ type: 'centre-door-failed' });
  stage = await openOfficeStage(
    undefined,
    {},
    {
      devices: {
        list: async () => ok([]),
        makeCode: async () => ok({ code: '7KQ4-M2XD-9TRB-0HVW', expiresAt: '2026-11-24T03:00:00.000Z' }),
        revoke: async () => ok(),
      },
    },
  );
  Object.assign(stage.services.host, {
    ownCentre: {
      onProblem: (listener: (told: HostError) => void) => {
        if (problem) listener(problem);
        return () => undefined;
      },
      openOffice: async () => err({ type: 'centre-failed' }),
      backup: async () => ok({ state: 'none' }),
      backUp: async () => ok({ state: 'none' }),
      network: async () => ok(network),
      openNetwork: async (isOpen: boolean) => (isOpen ? opening : ok({ state: 'closed' })),
    },
  });
});
afterEach(() => stage.close());

test('a PC that is the centre is opened to others by a person, shows how one joins, and is closed again', async () => {
  await openSettings('วิชัย');
  await at('centre-network-open').click();
  await expect.element(at('centre-network')).toHaveTextContent('centre-door-failed');
  opening = ok(OPEN);
  await at('centre-network-open').click();
  await expect.element(at('centre-network-address')).toHaveTextContent('https://192.168.1.20:8788');
  await picture('centre-network');

  await at('centre-network-add').click();
  await userEvent.keyboard('{F2}');
  await expect.element(at('add-pc-dialog')).toHaveTextContent('ใส่ PIN 4–12 หลัก');
  await at('device-pin').fill('1234');
  await userEvent.keyboard('{F2}');
  await expect.element(at('add-pc-code')).toHaveTextContent('7KQ4-M2XD-9TRB-0HVW-0123-4567-89AB-CDEF');
  await picture('add-pc-dialog');
  expect(await stage.violations()).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await at('centre-network-close').click();
  await expect.element(at('centre-network')).toHaveTextContent('ปิดอยู่');
});

test('a door that did not open at this start is said, and a PC that is no centre shows nothing', async () => {
  network = { state: 'failed' };
  await openSettings('วิชัย');
  await expect.element(at('centre-network')).toHaveTextContent('เปิดไม่สำเร็จ');
  stage.close();
  stage = await openOfficeStage();
  await openSettings('วิชัย');
  await expect.element(at('staff-panel')).toBeVisible();
  await expect.element(at('centre-network')).not.toBeInTheDocument();
});

test('why the centre of this PC does not run stands above every page, which keeps its own room', async () => {
  problem = { type: 'centre-newer' };
  await openSettings('วิชัย');

  await expect.element(at('own-centre-problem')).toHaveTextContent('ติดตั้งโปรแกรมรุ่นใหม่แล้วเปิดอีกครั้ง');
  await picture('own-centre-problem');
  const said = at('own-centre-problem').element().getBoundingClientRect();
  const settings = at('settings-page').element().getBoundingClientRect();
  expect(settings.top).toBeGreaterThanOrEqual(said.bottom);
  expect(settings.bottom).toBeLessThanOrEqual(innerHeight);
  expect(await stage.violations()).toEqual([]);
  await at('nav-sync').click();
  await expect.element(at('own-centre-problem')).toBeVisible();
});

test('a PC that joined is told the new address of its centre, which is looked at first', async () => {
  const asked: string[] = [];
  const answers: Result<void, HostError>[] = [err({ type: 'centre-is-another' }), ok()];
  Object.assign(stage.services.host, {
    ownCentre: undefined,
    secrets: {
      get: async () => ({ centralUrl: 'https://192.168.1.20:8788', deviceId: 'd', officeId: 'office-13', token: 't' }),
      set: async () => ok(),
    },
    moveCentre: async (centralUrl: string) => {
      asked.push(centralUrl);
      return answers.shift() ?? ok();
    },
  });
  await openSettings('วิชัย');
  await expect.element(at('centre-address')).toHaveTextContent('https://192.168.1.20:8788');
  await picture('centre-address');
  await at('move-centre').click();
  await expect.element(at('move-centre-address')).toHaveValue('https://');

  await userEvent.keyboard('{F2}');
  await expect.element(at('move-centre-dialog')).toHaveTextContent('ใส่ที่อยู่ให้ครบ');
  await at('move-centre-address').fill('http://192.168.1.77:8788');
  await expect.element(at('move-centre-address')).toHaveValue('http://192.168.1.77:8788');
  await userEvent.keyboard('{F2}');
  await expect.element(at('move-centre-dialog')).toHaveTextContent('ใส่ที่อยู่ให้ครบ');
  expect(asked).toEqual([]);

  await at('move-centre-address').fill('https://192.168.1.77:8788/#join=7KQ4-M2XD-9TRB-0HVW-0123-4567-89AB-CDEF');
  await expect.element(at('move-centre-dialog')).not.toHaveTextContent('ใส่ที่อยู่ให้ครบ');
  await userEvent.keyboard('{F2}');
  await expect.element(at('move-centre-dialog')).toHaveTextContent('centre-is-another');
  await picture('move-centre-dialog');
  expect(await stage.violations()).toEqual([]);
  await expect.element(at('move-centre-confirm')).toBeEnabled();
  await userEvent.keyboard('{F2}');
  await expect.element(at('move-centre-dialog')).not.toHaveTextContent('centre-is-another');
  expect(asked).toEqual(['https://192.168.1.77:8788', 'https://192.168.1.77:8788']);
});

test('a PC whose centre has a name of its own is not asked where it is', async () => {
  let given = 0;
  Object.assign(stage.services.host, {
    ownCentre: undefined,
    secrets: {
      get: async () => {
        given += 1;
        return { centralUrl: 'https://faem.example', deviceId: 'd', officeId: 'office-13', token: 't' };
      },
      set: async () => ok(),
    },
    moveCentre: async () => ok(),
  });
  await openSettings('วิชัย');
  await expect.poll(() => given).toBe(1);
  await expect.element(at('staff-panel')).toBeVisible();
  await expect.element(at('centre-address')).not.toBeInTheDocument();
});
