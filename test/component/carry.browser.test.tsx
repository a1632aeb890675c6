import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { backupStream } from '#data/backup/backup-file.ts';
import { readCarriedFile, writeCarriedFile } from '#data/carried-work-file.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { ok } from '#shared/lib/result.ts';
import { createMemoryBackups } from '#test/fakes/memory-backups.ts';
import { anOfficeKey } from '#test/builders/office.ts';
import { anEntry } from '#test/builders/sync.ts';
import { counterRows } from '#test/unit/renderer/counter/a-counter-office.ts';
import { at, logIn, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

const key = anOfficeKey();
const head = {
  officeId: 'office-13',
  officeName: 'สอจ.ปทุมธานี',
  deviceId: 'pc-7',
  deviceName: 'โน้ตบุ๊กคลังเก็บแฟ้ม',
  personName: 'อรุณี ศรีสมบูรณ์',
  madeAt: '2026-11-22T09:30:00.000Z',
};
const theirWork = [
  ...[1, 2, 3].map((seq) => anEntry({ seq, name: 'check-out-folder@1', occurredAt: '2026-11-20T02:00:00.000Z' })),
  anEntry({ seq: 4 }),
];

let stage: OfficeStage;
let saved: { name: string; bytes: Uint8Array<ArrayBuffer> }[];

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
  saved = [];
  stage = await openOfficeStage([...counterRows(), ['officeKey', key]]);
  Object.assign(stage.services.host.files, {
    save: async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
      saved.push({ name, bytes });
      return ok({ saved: true });
    },
  });
});
afterEach(() => {
  stage.close();
});

const openSync = async (): Promise<void> => {
  await logIn();
  await at('nav-sync').click();
  await expect.element(at('sync-page')).toBeVisible();
};
const fileOf = (bytes: Uint8Array<ArrayBuffer>): File => new File([bytes], 'งานค้าง.faem');
const upload = (bytes: Uint8Array<ArrayBuffer>): Promise<void> =>
  userEvent.upload(page.elementLocator(document.querySelector('[data-testid="bring-in-file"]')!), fileOf(bytes));

test('a PC that is its office’s centre is told what a power cut may cost, and another PC is not', async () => {
  await openSync();
  await expect.element(at('data-state')).toBeVisible();
  expect(at('own-centre-risk').query()).toBeNull();

  Object.assign(stage.services.host.launch, { ownCentre: true });
  await at('nav-scan').click();
  await at('nav-sync').click();
  await expect.element(at('own-centre-risk')).toHaveTextContent('ใช้เครื่องสำรองไฟ');
  await picture('own-centre-risk');
});

describe('pending work without a network', () => {
  test('goes to a stick by one key, as a file that another PC of the office can read, and stays here too', async () => {
    await openSync();
    for (const text of ['4006381333931', '4006381333948']) await stage.services.data.mutate('park-scan', { text });
    await expect.element(at('work-by-kind')).toHaveTextContent('พักรหัสที่ไม่รู้จัก');

    await userEvent.keyboard('{F7}');

    await expect.element(at('toasts')).toHaveTextContent('บันทึกงานค้าง 2 รายการแล้ว');
    const [file] = saved;
    invariant(file, 'a file was saved');
    expect(file.name).toMatch(/^งานค้าง pc-1 .*\.faem$/);
    const read = await readCarriedFile(file.bytes, { officeId: 'office-13', keys: [key] });
    expect(read.ok && read.value.entries).toEqual(stage.services.data.sync.pendingEntries());
    expect(read.ok && read.value.head.personName).toBe(stage.services.session.getState().actor?.name);
    expect(stage.services.data.sync.pendingEntries()).toHaveLength(2);
    await picture('carry-pending');
    expect(await stage.violations()).toEqual([]);
  });
});

describe('a file from a stick', () => {
  test('says whose work it is and how much before anything is sent, then sends it', async () => {
    await openSync();

    await upload(await writeCarriedFile(head, theirWork, key));

    await expect.element(at('whose-work')).toHaveTextContent('โน้ตบุ๊กคลังเก็บแฟ้ม');
    await expect.element(at('whose-work')).toHaveTextContent('4 รายการ');
    await picture('carry-ready');
    expect(await stage.violations()).toEqual([]);
    await userEvent.keyboard('{F8}');
    await expect.element(at('carried-done')).toHaveTextContent('ครบแล้ว 4 รายการ');
    await picture('carry-done');
    await userEvent.keyboard('{Escape}');
    await expect.element(at('bring-in-dialog')).not.toBeInTheDocument();
  });

  test('may be the backup of a PC that is lost: the work in it goes to the centre, and again changes nothing', async () => {
    const source = stage.services.data.copies.source;
    const lost = { ...head, deviceName: 'เครื่องที่หาย' };
    const file = await new Response(await backupStream({ source, entries: theirWork, head: lost, key })).arrayBuffer();
    const backup = new Uint8Array(file);
    await openSync();

    for (let time = 0; time < 2; time += 1) {
      await upload(backup);
      await expect.element(at('whose-work')).toHaveTextContent('เครื่องที่หาย');
      await expect.element(at('whose-work')).toHaveTextContent('4 รายการ');
      await userEvent.keyboard('{F8}');
      await expect.element(at('carried-done')).toHaveTextContent('ครบแล้ว 4 รายการ');
      await userEvent.keyboard('{Escape}');
      await expect.element(at('bring-in-dialog')).not.toBeInTheDocument();
    }

    await upload(backup.slice(0, -40));
    await expect.element(at('bring-in-error')).toHaveTextContent('sealed-file');
    await expect.element(at('bring-in-send')).not.toBeInTheDocument();
  });

  test.each([
    [
      'of another office',
      'sealed-file-other-office',
      () => writeCarriedFile({ ...head, officeId: 'office-14' }, theirWork, key),
    ],
    [
      'that ends too early',
      'sealed-file-truncated',
      async () => (await writeCarriedFile(head, theirWork, key)).slice(0, -9),
    ],
    ['that is no file of the program', 'sealed-file-foreign', async () => new TextEncoder().encode('hello')],
  ])('%s is refused with what happened, what is safe and what to do', async (_, code, make) => {
    await openSync();

    await upload(await make());

    await expect.element(at('bring-in-error')).toHaveTextContent(code);
    await expect.element(at('bring-in-send')).not.toBeInTheDocument();
    await picture(`carry-${code}`);
  });
});

describe('the state of the data', () => {
  test('says in words that the clock is wrong, and keeps what was refused to be saved as a file', async () => {
    const error = { type: 'folder-unknown' };
    stage.office.verdicts.push(
      { seq: 2, verdict: { kind: 'applied' }, entry: anEntry({ seq: 2 }) },
      { seq: 1, verdict: { kind: 'rejected', error }, entry: anEntry({ seq: 1, name: 'see-folder@1' }) },
    );
    const everForgotten = { sentAgain: 12, lost: 2, at: '2026-11-23T02:41:00.000Z' };
    stage.office.setStatus({ everForgotten, offsetMs: 12 * 60_000, changedAt: { folder: '2026-11-23T02:41:00.000Z' } });
    await openSync();

    await expect.element(at('clock-off')).toHaveTextContent('นาฬิกาเครื่องนี้ช้ากว่าศูนย์กลาง 12 นาที');
    await expect.element(at('data-sets')).toHaveTextContent('23 พ.ย. 69 09:41');
    await expect.element(at('ever-forgotten')).toHaveTextContent('ส่งงานให้ใหม่ 12 รายการ');
    await expect.element(at('ever-forgotten')).toHaveTextContent('อีก 2 รายการไม่มีอยู่ที่ใดแล้ว');
    await at('refused-only').click();
    await expect.element(at('verdict-1')).toHaveTextContent('folder-unknown');
    await at('export-refused').click();
    await expect.poll(() => saved.map(({ name }) => name)).toEqual(['รายการที่ศูนย์กลางไม่รับ.json']);
    await picture('sync-state');
    expect(await stage.violations()).toEqual([]);
  });
});

describe('a full disk', () => {
  test('is told above every page: what is safe, what to do', async () => {
    stage.office.setRoom('full');
    await openSync();

    await expect.element(at('room-full')).toHaveTextContent('รับเฉพาะการสแกนแฟ้ม');
    await picture('room-full');
    expect(await stage.violations()).toEqual([]);
  });
});

describe('after a start at which the database had to be made again', () => {
  test('the person reads what happened and that nothing is missing, until they say they have', async () => {
    stage.office.setStartFinding({ kind: 'rebuilt', entries: 3, secondCopy: 'read' });
    await openSync();

    await expect.element(at('start-notice')).toHaveTextContent('งานที่ยังไม่ได้ส่ง 3 รายการ กลับมาครบ');
    await expect.element(at('start-notice')).toHaveTextContent('ไม่มีงานใดหาย');
    await picture('start-notice');
    expect(await stage.violations()).toEqual([]);
    await at('start-notice-read').click();
    await expect.element(at('start-notice')).not.toBeInTheDocument();
  });

  test('nothing is promised when the second copy could not be read', async () => {
    stage.office.setStartFinding({ kind: 'rebuilt', entries: 0, secondCopy: 'unreadable' });
    await openSync();

    await expect.element(at('start-notice')).toHaveTextContent('อ่านสมุดงานสำรองไม่ได้');
    await expect.element(at('start-notice')).not.toHaveTextContent('ไม่มีงานใดหาย');
  });
});

describe('a backup', () => {
  const openSheet = async (): Promise<void> => {
    await openSync();
    at('backup-panel').element().scrollIntoView();
  };

  test('is written by one key and proved by the drill, which tells how much it restored', async () => {
    await openSheet();
    await userEvent.keyboard('{F9}');
    await expect.poll(() => saved).toHaveLength(1);

    await userEvent.upload(
      page.elementLocator(document.querySelector('[data-testid="backup-file"]')!),
      fileOf(saved[0]!.bytes),
    );

    await expect.element(at('backup-proved')).toHaveTextContent('ซ้อมกู้คืนสำเร็จ');
    await expect.element(at('backup-proved')).toHaveTextContent(`${counterRows().length} แถว`);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('faem-drill');
    expect(await stage.violations()).toEqual([]);
  });
});

describe('a folder for backups', () => {
  test('is chosen once; then one key writes there and another drills the newest', async () => {
    stage.close();
    const stick = createMemoryBackups();
    stage = await openOfficeStage([...counterRows(), ['officeKey', key]], { backups: stick.folders });
    await openSync();
    await expect.element(at('backup-no-folder')).toBeVisible();
    await picture('backup-none');
    await at('backup-choose-folder').click();
    await expect.element(at('backup-folder')).toHaveTextContent('E:\\แฟ้มสำรอง');

    await userEvent.keyboard('{F9}');
    await expect.element(at('backup-last')).not.toHaveTextContent('ยังไม่เคย');
    await userEvent.keyboard('{F4}');

    await expect.element(at('backup-proved')).toHaveTextContent('ซ้อมกู้คืนสำเร็จ');
    await picture('backup');
    expect(await stage.violations()).toEqual([]);
  });

  test('that is missing for days is told about on every page', async () => {
    stage.close();
    const stick = createMemoryBackups();
    await stick.folders.choose();
    stick.pull();
    localStorage.setItem('faem.backup', JSON.stringify({ lastAt: '2026-11-10T02:00:00.000Z' }));
    stage = await openOfficeStage([...counterRows(), ['officeKey', key]], { backups: stick.folders });
    await stage.services.backups.getState().look();
    await openSync();

    await expect.element(at('backup-late')).toHaveTextContent('เกินสามวัน');
    await expect.element(at('backup-late-chip')).toBeVisible();
    await picture('backup-late');
    expect(await stage.violations()).toEqual([]);
  });
});
