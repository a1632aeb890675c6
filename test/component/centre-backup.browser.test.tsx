import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { CentreBackup, HostError } from '#shared/host/contract.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { at, openSettings, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

const CODE = '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ';
let stage: OfficeStage;
let backup: CentreBackup;
let written: Result<CentreBackup, HostError>;

beforeEach(async () => {
  await page.viewport(1280, 900);
  localStorage.clear();
  backup = { state: 'kept', recoveryCode: CODE, hasFolder: false };
  written = err({ type: 'disk-full' });
  stage = await openOfficeStage();
  Object.assign(stage.services.host, {
    ownCentre: {
      onProblem: () => () => undefined,
      openOffice: async () => err({ type: 'centre-failed' }),
      network: async () => ok({ state: 'none' }),
      openNetwork: async () => ok({ state: 'none' }),
      backup: async () => ok(backup),
      backUp: async () => written,
    },
  });
});
afterEach(() => stage.close());

const openSync = async (person: string): Promise<void> => {
  await openSettings(person);
  await at('nav-sync').click();
};

test('whoever keeps the office sees that the centre is not backed up, backs it up, and writes the code down', async () => {
  await openSync('วิชัย');
  await expect.element(at('centre-backup-folder')).toHaveTextContent('ยังไม่ได้เลือกโฟลเดอร์สำรอง');
  await expect.element(at('centre-backup-write')).toBeDisabled();

  backup = { state: 'kept', recoveryCode: CODE, hasFolder: true, problem: 'disk-full' };
  await at('nav-settings').click();
  await at('nav-sync').click();
  await expect.element(at('centre-backup-problem')).toBeVisible();
  await at('centre-backup-write').click();
  await expect.element(at('centre-backup')).toHaveTextContent('disk-full');
  written = ok({ state: 'kept', recoveryCode: CODE, hasFolder: true, lastAt: '2026-11-22T02:00:00.000Z' });
  await at('centre-backup-write').click();
  await expect.element(at('centre-backup-last')).toHaveTextContent('22 พ.ย. 69');
  await expect.element(at('centre-backup')).not.toHaveTextContent(CODE);
  await at('centre-backup-code').click();
  await expect.element(at('centre-backup-code-shown')).toHaveTextContent(CODE);
  await picture('centre-backup');
  expect(await stage.violations()).toEqual([]);
});

test('a clerk is not shown the recovery code', async () => {
  await openSync('สม');
  await expect.element(at('data-state')).toBeVisible();
  await expect.element(at('centre-backup')).not.toBeInTheDocument();
});
