import { describe, expect, test } from 'vitest';
import { makeScanCode, type ScanKind } from '#shared/domain/scan-code.ts';
import { err } from '#shared/lib/result.ts';
import { createMemoryOffice } from '#test/builders/memory-office.ts';
import { aFolder, aLocation, aStaff } from '#test/builders/office.ts';

const aNewFolder = (running: number, kind: ScanKind = 'folder') => ({
  id: `folder-${running}`,
  code: makeScanCode(kind, '13', running),
  series: 'factory',
  subjectId: 'factory-1',
  volume: 1,
  homeLocationId: 'shelf-1',
});

describe('registering folders', () => {
  test('gives each a row of which nobody knows yet where it is', async () => {
    const office = createMemoryOffice();

    await office.run('register-folders', { folders: [aNewFolder(8), aNewFolder(9)] });

    expect(office.get('folder', 'folder-8')).toEqual({ ...aNewFolder(8), custody: { kind: 'unknown' } });
    expect(office.all('folder')).toHaveLength(4);
  });

  test('leaves one that is there already as it is, wherever it has been since', async () => {
    const office = createMemoryOffice();
    await office.run('see-folder', { folderId: 'folder-1', locationId: 'shelf-2' });
    const before = office.get('folder', 'folder-1');

    const again = await office.run('register-folders', { folders: [{ ...aNewFolder(1), volume: 7 }] });

    expect(again.ok).toBe(true);
    expect(office.get('folder', 'folder-1')).toEqual(before);
  });

  test('of which one has a code that is taken registers none of them', async () => {
    const office = createMemoryOffice();
    const twin = { ...aNewFolder(9), code: makeScanCode('folder', '13', 2) };

    expect(await office.run('register-folders', { folders: [aNewFolder(8), twin] })).toEqual(
      err({ type: 'folder-code-taken', code: twin.code }),
    );
    expect(office.all('folder')).toHaveLength(2);
  });

  test('with one code twice in the same call is refused', async () => {
    const folders = [aNewFolder(8), { ...aNewFolder(8), id: 'folder-9' }];

    expect(await createMemoryOffice().run('register-folders', { folders })).toEqual(
      err({ type: 'folder-code-taken', code: folders[0]!.code }),
    );
  });

  test.each([
    ['with wrong check digits', '113000000900'],
    ['that a scanner would read as a place', makeScanCode('location', '13', 9)],
    ['that a scanner would read as a badge', makeScanCode('staff', '13', 9)],
  ])('under a code %s is refused', async (_what, code) => {
    const office = createMemoryOffice();

    expect(await office.run('register-folders', { folders: [{ ...aNewFolder(9), code }] })).toMatchObject({
      ok: false,
      error: { type: 'input-invalid', issues: [{ path: 'code' }] },
    });
    expect(office.all('folder')).toHaveLength(2);
  });

  test('takes one to 200 at once', async () => {
    const office = createMemoryOffice();
    const many = Array.from({ length: 201 }, (_, index) => aNewFolder(index + 10));

    expect(await office.run('register-folders', { folders: [] })).toMatchObject({ error: { type: 'input-invalid' } });
    expect(await office.run('register-folders', { folders: many })).toMatchObject({ error: { type: 'input-invalid' } });
    expect((await office.run('register-folders', { folders: many.slice(1) })).ok).toBe(true);
  });
});

describe('what is known of a folder', () => {
  test('its home is set, and only to a place that exists', async () => {
    const office = createMemoryOffice();

    await office.run('set-home-location', { folderId: 'folder-1', homeLocationId: 'shelf-2' });

    expect(office.get('folder', 'folder-1')).toEqual(aFolder({ homeLocationId: 'shelf-2' }));
    expect(await office.run('set-home-location', { folderId: 'f', homeLocationId: 'shelf-2' })).toEqual(
      err({ type: 'folder-unknown', folderId: 'f' }),
    );
    expect(await office.run('set-home-location', { folderId: 'folder-1', homeLocationId: 'l' })).toEqual(
      err({ type: 'location-unknown', locationId: 'l' }),
    );
  });

  test('a label counts as printed when it was sent to the printer, as there when it was scanned back', async () => {
    const office = createMemoryOffice();

    await office.run('note-labels-printed', { folderIds: ['folder-1'] }, { occurredAt: '2026-11-23T02:00:00.000Z' });
    expect(office.get('folder', 'folder-1')).toEqual(aFolder({ labelPrintedAt: '2026-11-23T02:00:00.000Z' }));
    await office.run('confirm-label', { folderId: 'folder-1' }, { occurredAt: '2026-11-23T03:00:00.000Z' });

    expect(office.get('folder', 'folder-1')?.labelConfirmedAt).toBe('2026-11-23T03:00:00.000Z');
    expect(office.get('folder', 'folder-2')?.labelPrintedAt).toBeUndefined();
  });

  test('labels of which one folder is unknown are noted for none', async () => {
    const office = createMemoryOffice();
    const before = office.everything();

    expect(await office.run('note-labels-printed', { folderIds: ['folder-1', 'f'] })).toEqual(
      err({ type: 'folder-unknown', folderId: 'f' }),
    );
    expect(await office.run('confirm-label', { folderId: 'f' })).toEqual(
      err({ type: 'folder-unknown', folderId: 'f' }),
    );
    expect(office.everything()).toEqual(before);
  });
});

describe('a code nobody knows', () => {
  test('is parked with who scanned it where and when, and stays in the list once somebody has said what it was', async () => {
    const office = createMemoryOffice();
    await office.run('park-scan', { text: '4006381333931', note: 'ติดบนซอง' }, { id: 'parked-1' });
    const parked = {
      id: 'parked-1',
      text: '4006381333931',
      note: 'ติดบนซอง',
      occurredAt: '2026-11-23T02:00:00.000Z',
      actorId: 'staff-1',
      deviceId: 'pc-1',
    };
    expect(office.all('parkedScan')).toEqual([parked]);

    await office.run('resolve-parked-scan', { parkedScanId: 'parked-1', resolvedAs: 'รหัสสินค้า' });

    expect(office.all('parkedScan')).toEqual([
      { ...parked, resolvedAt: '2026-11-23T02:00:00.000Z', resolvedAs: 'รหัสสินค้า' },
    ]);
  });

  test('takes a note and pictures of what carried it', async () => {
    const office = createMemoryOffice();
    await office.run('park-scan', { text: 'x' }, { id: 'parked-1' });
    await office.run('note-parked-scan', { parkedScanId: 'parked-1', note: 'กล่องริมหน้าต่าง' });
    await office.run('add-parked-photo', { parkedScanId: 'parked-1', jpegBase64: '/9j/4AAQ' }, { id: 'photo-1' });
    await office.run('add-parked-photo', { parkedScanId: 'parked-1', jpegBase64: '/9j/4AAR' }, { id: 'photo-2' });

    expect(office.get('parkedScan', 'parked-1')).toMatchObject({
      note: 'กล่องริมหน้าต่าง',
      photoIds: ['photo-1', 'photo-2'],
    });
    expect(office.all('parkedPhoto').map(({ jpegBase64 }) => jpegBase64)).toEqual(['/9j/4AAQ', '/9j/4AAR']);
  });

  test('takes no picture above 60 kB, nor what is no picture', async () => {
    const office = createMemoryOffice();
    await office.run('park-scan', { text: 'x' }, { id: 'parked-1' });

    for (const jpegBase64 of ['A'.repeat(80_004), '<script>'])
      expect(await office.run('add-parked-photo', { parkedScanId: 'parked-1', jpegBase64 })).toMatchObject({
        error: { type: 'input-invalid' },
      });
    expect(office.all('parkedPhoto')).toEqual([]);
  });

  test('scanned twice is parked twice', async () => {
    const office = createMemoryOffice();
    await office.run('park-scan', { text: 'x' });
    await office.run('park-scan', { text: 'x' });

    expect(office.all('parkedScan')).toHaveLength(2);
  });

  test('that is not in the list cannot be resolved, nor a card that is not there', async () => {
    const office = createMemoryOffice();

    expect(await office.run('resolve-parked-scan', { parkedScanId: 'p', resolvedAs: 'x' })).toEqual(
      err({ type: 'parked-scan-unknown', parkedScanId: 'p' }),
    );
    expect(await office.run('resolve-exception', { exceptionId: 'e' })).toEqual(
      err({ type: 'exception-unknown', exceptionId: 'e' }),
    );
  });
});

describe('places and people', () => {
  test('are added and changed as whole rows', async () => {
    const office = createMemoryOffice();
    const renamed = aLocation({ name: 'ชั้นบน', path: 'ห้อง A · ตู้ 01 · ชั้นบน' });
    const fresh = aLocation({ id: 'shelf-3', code: makeScanCode('location', '13', 3) });

    await office.run('save-locations', { locations: [renamed, fresh] });
    await office.run('save-staff', { staff: aStaff({ id: 'staff-2', active: false }) });

    expect(office.get('location', 'shelf-1')).toEqual(renamed);
    expect(office.get('location', 'shelf-3')).toEqual(fresh);
    expect(office.get('staff', 'staff-2')?.active).toBe(false);
  });
});
