import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { RequestRow } from '#shared/model/request-rows.ts';
import { aRequest } from '#test/builders/requests.ts';
import {
  aFactory,
  aFolder,
  aPerson,
  aShelf,
  counterRows,
  type Filed,
} from '#test/unit/renderer/counter/a-counter-office.ts';
import { at, logIn, openFactory, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
});
afterEach(() => {
  stage.close();
  delete document.documentElement.dataset['theme'];
});

const folderCode = (running: number): string => makeScanCode('folder', '13', running);

const NAMES = ['ตัวอย่างเหล็กกล้า', 'ตัวอย่างอาหารแปรรูปและห้องเย็นภาคกลาง', 'ตัวอย่างสิ่งทอ', 'ตัวอย่างยางพารา'] as const;

/** The counter's office with six more folders on four shelves, and what was asked for this morning. */
const officeWithRequests = (requests: readonly RequestRow[]): readonly Filed[] => [
  ...counterRows(),
  [
    'staff',
    aPerson({ id: 'staff-4', name: 'ประเสริฐ มั่นคง', role: 'file-room', badgeCode: makeScanCode('staff', '13', 4) }),
  ],
  ...NAMES.flatMap((name, index): readonly Filed[] => {
    const number = index + 11;
    const cabinet = [12, 2, 10, 2][index] ?? 1;
    const shelf = aShelf({
      id: `shelf-${number}`,
      code: makeScanCode('location', '13', number),
      name: `ชั้น ${index + 1}`,
      parentId: `cabinet-${cabinet}`,
      walkKey: `a-${cabinet}-${index + 1}`,
      path: `ห้อง A · ตู้ ${cabinet} · ชั้น ${index + 1}`,
    });
    const registrationNumber = `3-${index + 4}-1/6${index}ปท`;
    return [
      ['location', shelf],
      ['factory', { ...aFactory({ name: `บริษัท ${name} จำกัด`, registrationNumber }), id: `factory-${number}` }],
      [
        'folder',
        aFolder({
          id: `folder-${number}`,
          code: folderCode(number),
          subjectId: `factory-${number}`,
          homeLocationId: shelf.id,
        }),
      ],
    ];
  }),
  ...[12, 2, 10].map((cabinet): Filed => [
    'location',
    aShelf({
      id: `cabinet-${cabinet}`,
      code: makeScanCode('location', '13', 100 + cabinet),
      kind: 'cabinet',
      name: `ตู้ ${cabinet}`,
      walkKey: `a-${cabinet}`,
      path: `ห้อง A · ตู้ ${cabinet}`,
    }),
  ]),
  ...requests.map((request): Filed => ['request', request]),
];

const asked = (number: number, over: Partial<RequestRow> = {}): RequestRow =>
  aRequest({
    id: `request-${number}`,
    folderId: `folder-${number}`,
    requesterId: 'staff-1',
    seq: number,
    ...over,
  });

const morning = (): readonly RequestRow[] => [
  asked(11, { purpose: 'ต่ออายุใบอนุญาต' }),
  asked(12, { urgency: 'visitor-waiting', requesterId: 'staff-2' }),
  asked(13),
  asked(14, { requesterId: 'staff-3' }),
];

const openRequests = async (): Promise<void> => {
  await at('nav-requests').click();
  await expect.element(at('requests-page')).toBeVisible();
};
const scan = (number: number): void => {
  stage.office.clock.advance(60_000);
  stage.scan(folderCode(number));
};

describe('the pick list', () => {
  test('leads along the shelves by number, and each scan brings the next folder', async () => {
    stage = await openOfficeStage(officeWithRequests(morning()));
    await logIn('ประเสริฐ', 'actor');
    await expect.element(at('request-badge')).toHaveTextContent('4');
    await openRequests();

    await expect.element(at('next-path')).toHaveTextContent('ห้อง A · ตู้ 2 · ชั้น 2');
    await picture('requests-walk');
    scan(12);
    await expect.element(at('pick-result')).toHaveAttribute('data-kind', 'picked');
    await expect.element(at('next-path')).toHaveTextContent('ห้อง A · ตู้ 2 · ชั้น 4');
    scan(14);
    await expect.element(at('next-path')).toHaveTextContent('ห้อง A · ตู้ 10 · ชั้น 3');
    await expect.element(at('request-badge')).toHaveTextContent('2');
    expect(await stage.violations()).toEqual([]);
    await picture('requests-picked');
  });

  test('a wrong folder is told in red with where it goes back', async () => {
    stage = await openOfficeStage(officeWithRequests(morning()));
    await logIn('ประเสริฐ', 'actor');
    await openRequests();

    scan(1);

    await expect.element(at('pick-result')).toHaveAttribute('data-tone', 'refused');
    await expect.element(at('pick-result')).toHaveTextContent('เก็บกลับที่ ห้อง A · ตู้ 03 · ชั้น 2');
    await picture('requests-wrong-folder');
  });

  test('works by keys alone: skip, not here, taken without a scan', async () => {
    stage = await openOfficeStage(officeWithRequests(morning()));
    await logIn('ประเสริฐ', 'actor');
    await openRequests();

    await userEvent.keyboard('s');
    await expect.element(at('next-path')).toHaveTextContent('ตู้ 2 · ชั้น 4');
    await userEvent.keyboard('n');
    await expect.element(at('missing')).toHaveTextContent('บริษัท ตัวอย่างยางพารา จำกัด');
    await userEvent.keyboard('t');
    await expect.element(at(`desk-row-${folderCode(13)}`)).toBeVisible();
    expect(await stage.violations()).toEqual([]);
    await picture('requests-lists');
    document.documentElement.dataset['theme'] = 'dark';
    expect(await stage.violations()).toEqual([]);
  });

  test('a folder at the desk is handed over with F2, and the request is gone', async () => {
    stage = await openOfficeStage(officeWithRequests([asked(11)]));
    await logIn('ประเสริฐ', 'actor');
    await openRequests();
    scan(11);
    await expect.element(at('nothing-to-pick')).toBeVisible();
    scan(11);
    await expect.element(at(`hand-over-${folderCode(11)}`)).toBeVisible();
    await picture('requests-ready');

    await userEvent.keyboard('{F2}');

    await expect.element(at('pick-headline')).toHaveTextContent('ส่งมอบให้ สมศรี ใจดี แล้ว');
    expect(stage.office.data.rows.get('folder', 'folder-11')?.custody).toMatchObject({ borrowerId: 'staff-1' });
    await expect.element(at(`desk-row-${folderCode(11)}`)).not.toBeInTheDocument();
  });

  test('a request is taken back with one press', async () => {
    stage = await openOfficeStage(officeWithRequests([asked(11)]));
    await logIn('ประเสริฐ', 'actor');
    await openRequests();
    scan(11);

    await at(`cancel-${folderCode(11)}`).click();

    await expect.element(at('toasts')).toHaveTextContent('เก็บแฟ้มกลับที่ ห้อง A · ตู้ 12 · ชั้น 1');
    await expect.element(at('nothing-to-pick')).toBeVisible();
  });
});

describe('on a phone', () => {
  test('the walk fits the width, and what the thumb presses is large enough', async () => {
    await page.viewport(390, 844);
    stage = await openOfficeStage(officeWithRequests(morning()));
    await logIn('ประเสริฐ', 'actor');
    await openRequests();

    await expect.element(at('next-path')).toBeVisible();
    await picture('requests-phone');
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
    const main = document.querySelector<HTMLElement>('[data-testid="requests-page"]')!;
    expect(main.scrollWidth).toBeLessThanOrEqual(main.clientWidth);
    for (const testId of ['not-here', 'skip', 'taken'])
      expect(at(testId).element().getBoundingClientRect().height).toBeGreaterThanOrEqual(48);
    scan(12);
    await expect.element(at('pick-result')).toHaveAttribute('data-kind', 'picked');
    await picture('requests-phone-picked');
    expect(await stage.violations()).toEqual([]);
  });
});

describe('asking at the counter', () => {
  test('is one key and Enter, and the folder says who asked, when, and how far it is', async () => {
    stage = await openOfficeStage();
    await logIn('สมศรี', 'actor');
    await openFactory();

    await userEvent.keyboard('{F3}');
    await expect.element(at('request-confirm')).toHaveFocus();
    await picture('requests-ask');
    expect(await stage.violations()).toEqual([]);
    await userEvent.keyboard('{Enter}');

    await expect.element(at('request-dialog')).not.toBeInTheDocument();
    await expect
      .element(at(`request-line-${folderCode(1)}`))
      .toHaveTextContent(/ขอแล้ว .* โดย สมศรี ใจดี · คิวที่ 1 · รอหยิบ/);
    await expect.element(at(`request-line-${folderCode(2)}`)).toBeVisible();
    await expect.element(at('request-badge')).toHaveTextContent('2');
    await picture('requests-asked');
  });

  test('of what one has asked for already is not possible again', async () => {
    stage = await openOfficeStage([
      ...counterRows(),
      ['request', aRequest({ folderId: 'folder-1', requesterId: 'staff-1' })],
    ]);
    await logIn('สมศรี', 'actor');
    await openFactory();

    await userEvent.keyboard('{F3}');
    await expect.element(page.getByRole('checkbox', { name: 'แฟ้ม เล่ม 1' })).toBeDisabled();
    await userEvent.keyboard('{Enter}');

    await expect.element(at('request-dialog')).not.toBeInTheDocument();
    expect(stage.office.data.rows.list('request', 'folderId', 'folder-1')).toHaveLength(1);
    expect(stage.office.data.rows.list('request', 'folderId', 'folder-2')).toHaveLength(1);
  });
});

describe('in the file room', () => {
  test('a request of a colleague is told on whatever page, one’s own is not', async () => {
    stage = await openOfficeStage(officeWithRequests([]));
    await logIn('ประเสริฐ', 'actor');

    await stage.office.data.mutate('request-folders', { folderIds: ['folder-11'], urgency: 'normal' });
    await expect.element(at('request-badge')).toHaveTextContent('1');
    await expect.element(at('toasts')).not.toHaveTextContent('ขอแฟ้ม');
    const args = { folderIds: ['folder-12'], urgency: 'normal' } as const;
    await stage.office.mutateAs('staff-1', { name: 'request-folders', args });

    await expect.element(at('toasts')).toHaveTextContent('สมศรี ใจดี ขอแฟ้ม บริษัท ตัวอย่างอาหารแปรรูป');
  });
});
