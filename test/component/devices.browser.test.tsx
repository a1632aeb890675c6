import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { DeviceCalls } from '#data/device-calls.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { DeviceFacts, EnrolmentCodeRequest, RevokeRequest } from '#shared/sync/device-protocol.ts';
import { at, openSettings, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;
let asked: (EnrolmentCodeRequest | RevokeRequest)[];
let devices: DeviceFacts[];

const calls: DeviceCalls = {
  list: async () => ok(devices),
  makeCode: async (request) => {
    asked.push(request);
    if (request.proof.pin !== '1234') return err({ type: 'pin-wrong' });
    return ok({ code: '7KQ4-M2XD-9TRB-0HVW', expiresAt: '2026-11-24T03:00:00.000Z' });
  },
  revoke: async (request) => {
    asked.push(request);
    devices = devices.map((one) =>
      one.deviceId === request.deviceId ? { ...one, revoked: { at: '2026-11-23T02:00:00.000Z' } } : one,
    );
    return ok();
  },
};

beforeEach(async () => {
  await page.viewport(1280, 900);
  localStorage.clear();
  asked = [];
  devices = [
    {
      deviceId: 'pc-lost',
      name: 'ห้องแฟ้ม 2',
      enrolledAt: '2026-01-05T02:00:00.000Z',
      lastSeenAt: '2026-10-01T02:00:00.000Z',
    },
  ];
  stage = await openOfficeStage(undefined, {}, { devices: calls });
  const { deviceId } = stage.office.data;
  const now = new Date(stage.services.nowMs()).toISOString();
  devices.push({
    deviceId,
    name: 'เคาน์เตอร์ 1',
    enrolledAt: '2026-01-05T02:00:00.000Z',
    lastSeenAt: now,
    lastWorkAt: now,
  });
});
afterEach(() => stage.close());

test('the supervisor sees which device is silent, makes a code with the PIN, and shuts the lost one out', async () => {
  await openSettings('วิชัย');
  await expect.element(at('device-row-pc-lost')).toHaveTextContent('เงียบหาย');
  await expect.element(at(`device-row-${stage.office.data.deviceId}`)).toHaveTextContent('(เครื่องนี้)');
  await picture('devices');

  await at('device-code').click();
  await at('device-pin').fill('9999');
  await at('device-make').click();
  await expect.element(at('enrolment-code-dialog')).toHaveTextContent('รหัส PIN ไม่ถูกต้อง');
  await at('device-pin').fill('1234');
  await userEvent.keyboard('{F2}');
  await expect.element(at('enrolment-code')).toHaveTextContent('7KQ4-M2XD-9TRB-0HVW');
  await userEvent.keyboard('{Escape}');

  await at('device-row-pc-lost').click();
  await at('device-revoke').click();
  await userEvent.keyboard('{F2}');
  await expect.element(at('revoke-dialog')).toHaveTextContent('ใส่เหตุผลอย่างน้อย 3 ตัวอักษร');
  await at('device-reason').fill('หายจากห้องแฟ้ม');
  await at('device-pin').fill('1234');
  expect(await stage.violations()).toEqual([]);
  await userEvent.keyboard('{F2}');

  await expect.element(at('device-row-pc-lost')).toHaveTextContent('ยกเลิกแล้ว');
  expect(asked.at(-1)).toEqual({
    proof: { staffId: 'staff-3', pin: '1234' },
    deviceId: 'pc-lost',
    reason: 'หายจากห้องแฟ้ม',
  });
});

test('a clerk is not shown the devices', async () => {
  await openSettings('สม');

  await expect.element(at('staff-panel')).toBeVisible();
  await expect.element(at('devices-panel')).not.toBeInTheDocument();
});
