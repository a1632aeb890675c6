import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { aFolder, counterRows, type Filed } from '#test/unit/renderer/counter/a-counter-office.ts';
import { aDisposal, DISPOSED } from '#test/builders/record-series.ts';
import { at, logIn, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;
const GONE = makeScanCode('folder', '13', 1);

/** The counter's office, in which the first volume of the first factory was destroyed. */
const rows = (): readonly Filed[] => {
  const { homeLocationId: _home, ...gone } = aFolder({ disposed: DISPOSED });
  const state = { kind: 'closed', on: '2026-05-01', at: '2026-05-01T02:00:00.000Z', by: 'staff-3' } as const;
  return [
    ...counterRows().filter(([table, { id }]) => table !== 'folder' || id !== 'folder-1'),
    ['folder', gone],
    [
      'disposalBatch',
      aDisposal({ folderIds: ['folder-1'], decisions: [{ folderId: 'folder-1', outcome: 'destroy' }], state }),
    ],
  ];
};

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
  stage = await openOfficeStage(rows());
});
afterEach(() => stage.close());

describe('a destroyed folder at the counter', () => {
  const scanAtCounter = async (): Promise<void> => {
    await logIn('วิชัย');
    stage.scan(GONE);
    await expect.element(at('factory-page')).toBeVisible();
  };
  beforeEach(scanAtCounter);

  test('stands in the list with how and when it went, and says why nothing can be done with it', async () => {
    const row = at(`folder-row-${GONE}`);
    await expect.element(row).toHaveTextContent('ทำลายแล้วเมื่อ 1 พ.ค. 69 ตามบัญชีหนังสือขอทำลายลงวันที่ 10 ม.ค. 69');
    await expect.element(at('folder-gone')).toHaveTextContent('ไม่มีตัวแฟ้มในสำนักงานแล้ว');
    for (const key of ['action-F2', 'action-F3', 'set-home', 'find-folder'])
      await expect.element(at(key)).toBeDisabled();
    await expect.element(at('folder-history')).toBeEnabled();
    await picture('disposed-counter');
    expect(await stage.violations()).toEqual([]);
  });

  test('does nothing by key either, and the volume that is here can still be lent', async () => {
    await userEvent.keyboard('{F2}{F3}{F8}');
    await expect.element(at('lend-dialog')).not.toBeInTheDocument();
    await at(`folder-row-${makeScanCode('folder', '13', 2)}`).click();
    await userEvent.keyboard('{F2}');
    await expect.element(at('lend-dialog')).toBeVisible();
    await expect.element(at('lend-volumes')).not.toBeInTheDocument();
  });

  test('is left out of a request, and of the labels that are printed', async () => {
    await at(`folder-row-${makeScanCode('folder', '13', 2)}`).click();
    await userEvent.keyboard('{F3}');
    await expect.element(at('request-dialog')).toBeVisible();
    await expect.element(at('request-dialog')).not.toHaveTextContent('เล่ม 1');
    await userEvent.keyboard('{Escape}{F6}');
    await expect.element(at('label-source')).toBeVisible();
    await expect.element(at('labels-list')).not.toHaveTextContent('เล่ม 1');
  });

  test('is found by search, and marked', async () => {
    await at('search-box').fill(GONE);
    await expect.element(at('search-result-0')).toHaveTextContent('ทำลายแล้ว');
  });
});

describe('a destroyed folder that is scanned at the desk', () => {
  test.each(['F2', 'F7', 'F8', 'F9'])(
    'is told loudly, whatever the desk was about to do (%s), and kept as evidence',
    async (key) => {
      await logIn('วิชัย');
      await at('nav-scan').click();
      await expect.element(at('scan-desk-page')).toBeVisible();
      await userEvent.keyboard(`{${key}}`);
      stage.scan(GONE);
      await expect.element(at('result-headline')).toHaveTextContent('แฟ้มนี้ถูกทำลายแล้ว');
      await expect.element(at('result-detail')).toHaveTextContent('ลงวันที่ 10 ม.ค. 69 เมื่อ 1 พ.ค. 69');
      expect(at('result').element().getAttribute('data-tone')).toBe('refused');
      await picture(`disposed-scan-${key}`);
      const history = await stage.office.data.movementsOf('folder-1');
      expect(history.map(({ kind }) => kind)).toEqual(['seen']);
      expect([...stage.office.data.rows.all('exception').values()]).toMatchObject([{ kind: 'folder-disposed' }]);
    },
  );
});

describe('the card about it', () => {
  const openCard = async (name: string): Promise<string> => {
    await logIn(name);
    await stage.office.data.mutate('see-folder', { folderId: 'folder-1' });
    await at('nav-sync').click();
    const [card] = [...stage.office.data.rows.all('exception').values()];
    return card!.id;
  };
  const folder = () => stage.office.data.rows.get('folder', 'folder-1');

  test('lets a head take the destruction back, with a reason', async () => {
    const id = await openCard('วิชัย');
    await expect.element(at(`still-here-${id}`)).toBeVisible();
    await expect.element(at('exception-panel')).toHaveTextContent('วิชัย ทองสุข สแกนแฟ้มนี้');
    await picture('disposed-card');
    await at(`still-here-${id}`).click();
    await expect.element(at('reason-text')).toHaveFocus();
    await userEvent.keyboard('{F8}');
    await expect.element(at('reason-dialog')).toHaveTextContent('กรอกเหตุผล');
    await userEvent.keyboard('พบในตู้ของกลุ่มโรงงาน{F8}');
    await expect.poll(folder).not.toHaveProperty('disposed');
    await expect.element(at(`still-here-${id}`)).not.toBeInTheDocument();
  });

  test('shows a clerk that this is for the head, and lets the clerk say that the scan was a mistake', async () => {
    const id = await openCard('สมศรี');
    await expect.element(at(`still-here-${id}`)).toBeDisabled();
    await expect.element(at('exception-panel')).toHaveTextContent('เฉพาะหัวหน้าหรือผู้ดูแลระบบ');
    await at(`wrong-scan-${id}`).click();
    await expect.element(at(`wrong-scan-${id}`)).not.toBeInTheDocument();
    expect(folder()).toMatchObject({ disposed: DISPOSED });
  });
});
