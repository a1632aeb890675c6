import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { ForgottenWork } from '#shared/sync/sync-status.ts';
import { at, openSettings, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;
let forgotten: ForgottenWork;

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
  stage = await openOfficeStage();
  const { sync } = stage.services.data;
  const status = sync.status.bind(sync);
  forgotten = { sentAgain: 12, lost: 0 };
  Object.assign(sync, { status: () => ({ ...status(), forgotten }) });
});
afterEach(() => stage.close());

test('a centre that was restored from a backup is said on every screen, with what nobody has any more', async () => {
  await openSettings('สม');
  await expect.element(at('forgotten-notice')).toHaveTextContent('12 รายการ');
  await expect.element(at('forgotten-notice')).toHaveTextContent('อยู่ที่ศูนย์กลางครบ');
  await at('forgotten-read').click();
  await expect.element(at('forgotten-notice')).not.toBeInTheDocument();

  // More comes to light later: it is said again.
  forgotten = { sentAgain: 12, lost: 3 };
  await stage.services.data.mutate('park-scan', { text: '4006381333931' });
  await expect.element(at('forgotten-notice')).toHaveTextContent('3 รายการของเครื่องนี้ไม่เหลือ');
  await picture('forgotten');
  expect(await stage.violations()).toEqual([]);
});
