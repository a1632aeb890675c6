import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { UpdatePlace, UpdateState } from '#shared/host/contract.ts';
import { at, openSettings, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;
let asked: string[];
let tell: (state: UpdateState) => void;

/** A shell whose update goes where the test tells it. */
const openProgramPage = async (): Promise<void> => {
  const ask = (what: string) => async (): Promise<void> => void asked.push(what);
  stage = await openOfficeStage(undefined, {
    updates: {
      check: async (place: UpdatePlace) => void asked.push(`check ${place}`),
      fetch: ask('fetch'),
      cancel: ask('cancel'),
      install: ask('install'),
      onState: (listener) => {
        tell = listener;
        listener({ kind: 'idle' });
        return () => undefined;
      },
    },
  });
  await openSettings('สม');
  await at('open-program').click();
  await expect.element(at('program-page')).toBeVisible();
};

beforeEach(async () => {
  await page.viewport(1280, 720);
  localStorage.clear();
  asked = [];
  await openProgramPage();
});
afterEach(() => {
  stage.close();
  delete document.documentElement.dataset['theme'];
});

describe('a newer program', () => {
  test('is looked for, downloaded and installed, each only when somebody asks', async () => {
    await at('update-check-centre').click();
    tell({ kind: 'available', version: '0.2.0', bytes: 91_400_000 });
    await expect.element(at('update-state')).toHaveTextContent('มีรุ่น 0.2.0 (91.4 MB)');
    await at('update-fetch').click();
    tell({ kind: 'fetching', version: '0.2.0', share: 0.4 });
    await expect.element(at('update-progress')).toHaveTextContent('40%');
    expect(await stage.violations()).toEqual([]);
    tell({ kind: 'ready', version: '0.2.0' });
    await at('update-install').click();

    expect(asked).toEqual(['check centre', 'fetch']);
    await expect.element(at('install-free')).toBeVisible();
    expect(await stage.violations()).toEqual([]);
    await picture('program-install');
    await userEvent.keyboard('{F8}');
    expect(stage.services.backups.getState().isBeforeUpdate).toBe(true);
    expect(asked).toEqual(['check centre', 'fetch', 'install']);
  });

  test('is not installed over work without saying what is under way, and Esc leaves it for later', async () => {
    await stage.office.data.mutate('see-folder', { folderId: 'folder-1' });
    await at('search-box').fill('ก');
    await at('search-result-0').click();
    await expect.element(at('factory-page')).toBeVisible();
    await at('nav-settings').click();
    await at('open-program').click();
    await expect.element(at('updates-panel')).toBeVisible();
    tell({ kind: 'ready', version: '0.2.0' });
    await at('update-install').click();

    await expect.element(at('install-busy')).toHaveTextContent(/ยังไม่ส่ง \d+ รายการ/);
    await expect.element(at('install-busy')).toHaveTextContent('ยังบริการผู้มาติดต่ออยู่');
    expect(stage.services.backups.getState().isBeforeUpdate).toBe(false);
    await picture('program-busy');
    await userEvent.keyboard('{Escape}');

    await expect.element(at('install-dialog')).not.toBeInTheDocument();
    expect(document.activeElement).toBe(at('update-install').element());
    expect(asked).toEqual([]);
  });

  test('that is refused says why, what is safe and what to do', async () => {
    tell({ kind: 'failed', error: { type: 'update-signature-wrong' } });

    await expect.element(at('update-state')).toHaveTextContent('ลายเซ็นของโปรแกรมรุ่นใหม่ไม่ถูกต้อง');
    await expect.element(at('update-state')).toHaveTextContent('update-signature-wrong');
    await picture('program-refused');
    document.documentElement.dataset['theme'] = 'dark';
    expect(await stage.violations()).toEqual([]);
  });
});

test('the diagnosis file can be read before it is sent, and names nobody', async () => {
  await at('diagnosis-show').click();

  await expect.element(at('diagnosis-content')).toBeVisible();
  const content = at('diagnosis-content').element();
  const text = content instanceof HTMLTextAreaElement ? content.value : '';
  expect(JSON.parse(text)).toMatchObject({ kind: 'faem-diagnosis', sync: { pending: expect.any(Number) } });
  expect(text).not.toMatch(/[\u0E00-\u0E7F]/);
  await picture('program-diagnosis');
});
