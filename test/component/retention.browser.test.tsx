import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { disposalCode } from '#data/retention-queries.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { DisposalBatchRow } from '#shared/model/record-rows.ts';
import { aFolder, counterRows, type Filed } from '#test/unit/renderer/counter/a-counter-office.ts';
import { aDisposal, COMMITTEE, DISPOSED } from '#test/builders/record-series.ts';
import { at, logIn, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;
const code = (running: number): string => makeScanCode('folder', '13', running);
const closed = { closedOn: '2012-05-01', closedYear: '2012' } as const;
const dueFolder = (running: number): Filed => [
  'folder',
  aFolder({ id: `folder-${running}`, code: code(running), volume: running, ...closed }),
];

/** Three folders are due, a fourth is on hold, a fifth is in a disposal, a sixth was destroyed; the first is in use. */
const rows = (): readonly Filed[] => [
  ...counterRows(),
  ...[51, 52, 53].map(dueFolder),
  [
    'folder',
    aFolder({
      id: 'folder-54',
      code: code(54),
      volume: 54,
      ...closed,
      hold: { reason: 'อยู่ระหว่างคดี', by: 'staff-1', at: '2026-01-05T02:00:00.000Z' },
    }),
  ],
  ['folder', aFolder({ id: 'folder-55', code: code(55), volume: 55, ...closed, disposalBatchId: 'disposal-1' })],
  ['folder', aFolder({ id: 'folder-56', code: code(56), volume: 56, ...closed, disposed: DISPOSED })],
  ['disposalBatch', anOpenDisposal()],
];
const anOpenDisposal = (): DisposalBatchRow => {
  const { approvedOn: _approved, sentToArchivesOn: _sent, ...open } = aDisposal();
  return { ...open, folderIds: ['folder-55'], decisions: [] };
};

const openRetention = async (name = 'วิชัย'): Promise<void> => {
  await logIn(name);
  window.location.hash = '#/retention';
  await expect.element(at('due-panel')).toBeVisible();
};
const batch = (id: string): DisposalBatchRow => stage.office.data.rows.get('disposalBatch', id)!;
const folder = (running: number) => stage.office.data.rows.get('folder', `folder-${running}`)!;

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
  stage = await openOfficeStage(rows());
});
afterEach(() => stage.close());

describe('the folders that are due', () => {
  test('are listed with the day of their list for the National Archives; one on hold says why and is not proposed', async () => {
    await openRetention();
    await expect.element(at(`due-${code(51)}`)).toHaveTextContent('31 ม.ค. 76');
    await expect.element(at(`due-${code(54)}`)).toHaveTextContent('ห้ามทำลาย: อยู่ระหว่างคดี');
    await expect.element(at(`choose-${code(54)}`)).toBeDisabled();
    await expect.element(at('open-disposal')).toHaveTextContent('เปิดรอบทำลาย 3 แฟ้ม');
    await picture('retention');
    expect(await stage.violations()).toEqual([]);
  });

  test('are chosen by scanning them and put into the disposal that is shown', async () => {
    await openRetention();
    for (const running of [51, 53, 51]) stage.scan(code(running));
    await expect.element(at('chosen')).toHaveTextContent('เลือก 2 จาก 4 แฟ้ม');
    await userEvent.keyboard('{F5}');
    await expect.poll(() => batch('disposal-1').folderIds).toEqual(['folder-55', 'folder-51', 'folder-53']);
    await expect.element(at(`due-${code(51)}`)).not.toBeInTheDocument();
  });

  test('are chosen by keyboard alone', async () => {
    await openRetention();
    at('due-list').element().focus();
    await userEvent.keyboard('{ArrowDown} {ArrowDown}{ArrowDown} {F5}');
    await expect.poll(() => batch('disposal-1').folderIds).toEqual(['folder-55', 'folder-51', 'folder-53']);
  });

  test('open a disposal with a committee of a chair and two members at least, nobody twice', async () => {
    await openRetention();
    await userEvent.keyboard('{F4}{F8}');
    await expect.element(at('open-disposal-dialog')).toHaveTextContent('กรอกชื่อ');
    for (const [index, name] of ['เอก', 'สอง', 'สอง'].entries()) await at(`committee-${index}`).fill(name);
    await userEvent.keyboard('{F8}');
    await expect.element(at('open-disposal-dialog')).toHaveTextContent('ชื่อซ้ำ');
    await at('committee-2').fill('สาม');
    await userEvent.keyboard('{Insert}');
    await at('committee-3').fill('สี่');
    await picture('retention-committee');
    await userEvent.keyboard('{F8}');
    await expect.element(at('open-disposal-dialog')).not.toBeInTheDocument();
    await expect.element(at('disposal-panel')).toHaveTextContent('ประธาน เอก · สอง · สาม · สี่');
    await expect.element(at('disposal-gap')).toHaveTextContent('บันทึกผลพิจารณาของกรรมการ');
  });
});

describe('a scan on the retention page', () => {
  test('of a folder in use asks for its term', async () => {
    await openRetention();
    stage.scan(code(1));
    await expect.element(at('term-dialog')).toBeVisible();
    await at('term-closed').fill('1/5/55');
    await expect.element(at('term-until')).toHaveTextContent('เก็บถึง 31 ธ.ค. 65');
    await userEvent.keyboard('{F8}');
    await expect.poll(() => folder(1).closedOn).toBe('2012-05-01');
  });

  test('of a folder in a disposal says in which, and of a destroyed one that it is gone, kept as evidence', async () => {
    await openRetention();
    stage.scan(code(55));
    await expect.element(page.getByText('เล่ม 55 อยู่ในรอบทำลายที่เสนอ 10 ม.ค. 69 แล้ว')).toBeVisible();
    stage.scan(code(56));
    await expect.element(page.getByText('เล่ม 56: ทำลายแล้วเมื่อ 1 พ.ค. 69')).toBeVisible();
    expect((await stage.office.data.movementsOf('folder-56')).map(({ kind }) => kind)).toEqual(['seen']);
  });

  test('of the papers of a disposal leads to it from any page', async () => {
    await openRetention();
    await userEvent.keyboard('{F4}');
    for (const [index, name] of COMMITTEE.entries()) await at(`committee-${index}`).fill(name);
    await userEvent.keyboard('{F8}');
    await expect.element(at('disposal-panel')).not.toHaveTextContent('10 ม.ค. 69');
    await at('nav-loans').click();
    stage.scan(disposalCode(stage.office.data.rows, batch('disposal-1')));
    await expect.element(at('disposal-panel')).toHaveTextContent('รอบทำลาย เสนอ 10 ม.ค. 69');
  });
});

describe('a disposal', () => {
  test('goes step by step to its end by keys, and says at each which one is next', async () => {
    await openRetention();
    await userEvent.keyboard('{F7}');
    await expect.element(at('disposal-gap')).toHaveTextContent('อนุมัติ');
    await at('step-approvedOn').fill('15/1/69');
    await at('step-sentToArchivesOn').fill('20/1/69');
    await expect.element(at('silent-on')).toHaveTextContent('ถือว่าเห็นชอบตั้งแต่ 21 มี.ค. 69');
    await userEvent.keyboard('{F8}');
    await expect.poll(() => batch('disposal-1').sentToArchivesOn).toBe('2026-01-20');
    await picture('retention-ready');
    await userEvent.keyboard('{F9}');
    await expect.element(at('carry-out-dialog')).toHaveTextContent('ทำลาย 1 แฟ้ม · ส่งมอบหอจดหมายเหตุฯ 0 แฟ้ม');
    await picture('retention-carry-out');
    await userEvent.keyboard('{F8}');
    await expect.poll(() => folder(55).disposed?.outcome).toBe('destroy');
    await expect.element(at('disposal-panel')).toHaveTextContent('ดำเนินการแล้วเมื่อ');
    await expect.element(at('close-disposal')).not.toBeInTheDocument();
    await picture('retention-closed');
  });

  test('lets the committee say of each folder by keyboard what becomes of it', async () => {
    await openRetention();
    await userEvent.selectOptions(at(`decide-${code(55)}`), 'ขยายเวลาเก็บ 5 ปี');
    await expect
      .poll(() => batch('disposal-1').decisions)
      .toEqual([{ folderId: 'folder-55', outcome: 'extend', extendYears: 5 }]);
  });

  test('waits for the archives until they answer or have been silent for 60 days, and is not carried out', async () => {
    await openRetention();
    await userEvent.keyboard('{F7}');
    await at('step-approvedOn').fill('1/11/69');
    await at('step-sentToArchivesOn').fill('20/11/69');
    await userEvent.keyboard('{F8}');
    await expect.element(at('disposal-gap')).toHaveTextContent('รอหอจดหมายเหตุแห่งชาติตอบ');
    await expect.element(at('close-disposal')).toBeDisabled();
    await at('step-answeredOn').fill('22/11/69');
    await userEvent.keyboard('{F8}');
    await expect.element(at('close-disposal')).toBeEnabled();
  });

  test('takes no day before its proposal, none to come, and no answer before the question', async () => {
    await openRetention();
    await at('step-approvedOn').fill('9/1/69');
    await expect.element(at('disposal-panel')).toHaveTextContent('ต้องไม่ก่อน 10 ม.ค. 69');
    await expect.element(at('save-steps')).toBeDisabled();
    await at('step-approvedOn').fill('24/11/69');
    await expect.element(at('disposal-panel')).toHaveTextContent('ยังไม่ถึงวันนี้');
    await at('step-approvedOn').fill('12/1/69');
    await at('step-sentToArchivesOn').fill('20/1/69');
    await at('step-answeredOn').fill('19/1/69');
    await expect.element(at('disposal-panel')).toHaveTextContent('ต้องไม่ก่อน 20 ม.ค. 69');
    await userEvent.keyboard('{F8}');
    expect(batch('disposal-1')).not.toHaveProperty('approvedOn');
  });

  test('is stopped by a folder that somebody has asked for, and the table says which', async () => {
    await openRetention();
    await stage.office.data.mutate('request-folders', { folderIds: ['folder-55'], urgency: 'normal' });
    await expect.element(at(`batch-${code(55)}`)).toHaveTextContent('มีผู้ขอแฟ้มอยู่');
  });

  test('is given up only with a reason, which stays in the list', async () => {
    await openRetention();
    await at('cancel-disposal').click();
    await userEvent.keyboard('{F8}');
    await expect.element(at('reason-dialog')).toHaveTextContent('กรอกเหตุผล');
    await userEvent.keyboard('รวมกับปีหน้า{F8}');
    await expect.element(at('disposals')).toHaveTextContent('ยกเลิกแล้ว: รวมกับปีหน้า');
    expect(folder(55)).not.toHaveProperty('disposalBatchId');
  });
});

describe('a clerk who may not dispose of folders', () => {
  test('sees why before any form opens, and still sets terms and prints', async () => {
    await openRetention('สมศรี');
    await expect.element(at('heads-only')).toHaveTextContent('หัวหน้าหรือผู้ดูแลระบบ');
    await userEvent.keyboard('{F4}');
    await expect.element(at('open-disposal-dialog')).not.toBeInTheDocument();
    await expect.element(at('open-disposal')).not.toBeInTheDocument();
    await expect.element(at('save-steps')).not.toBeInTheDocument();
    await expect.element(at('step-facts')).toHaveTextContent('ยังไม่ได้บันทึก');
    await expect.element(at('print-disposal')).toBeEnabled();
    await picture('retention-clerk');
    stage.scan(code(54));
    await expect.element(at('term-dialog')).toHaveTextContent('เฉพาะหัวหน้าหรือผู้ดูแลระบบ');
    await expect.element(at('term-hold')).toBeDisabled();
    await picture('retention-term');
  });
});
