import { describe, expect, test } from 'vitest';
import { createMemoryOffice } from '#test/builders/memory-office.ts';

const later = (hours: number): string => `2026-11-23T${String(10 + hours)}:00:00.000Z`;
const lookFor = { folderId: 'folder-1' };

describe('looking for a folder', () => {
  test('is one search however many people begin it, and gathers what each has checked', async () => {
    const office = createMemoryOffice();

    await office.run('look-for-folder', lookFor);
    await office.run('look-for-folder', { ...lookFor, checked: 'place/shelf-2' });
    await office.run('look-for-folder', lookFor);
    await office.run('look-for-folder', { ...lookFor, checked: 'person/staff-1' });
    await office.run('look-for-folder', { ...lookFor, checked: 'place/shelf-2' });

    expect(office.all('folderSearch')).toHaveLength(1);
    expect(office.all('folderSearch')[0]).toMatchObject({ checked: ['person/staff-1', 'place/shelf-2'] });
  });

  test('starts anew when the folder was found in between, and the search before stays on record', async () => {
    const office = createMemoryOffice();
    await office.run('look-for-folder', { ...lookFor, checked: 'place/shelf-2' });
    await office.run('see-folder', { folderId: 'folder-1', locationId: 'shelf-2' }, { occurredAt: later(1) });

    await office.run('look-for-folder', lookFor, { occurredAt: later(2) });

    const searches = office.all('folderSearch').toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
    expect(searches).toHaveLength(2);
    expect(searches[0]?.foundAt).toBeDefined();
    expect(searches[1]).toMatchObject({ checked: [] });
  });

  test('is given up with the name of who gave it up, once', async () => {
    const office = createMemoryOffice();
    await office.run('look-for-folder', lookFor);

    await office.run('give-up-folder-search', lookFor);
    const first = office.all('folderSearch')[0];
    await office.run('give-up-folder-search', lookFor);

    expect(first?.givenUpBy).toBeDefined();
    expect(office.all('folderSearch')).toEqual([first]);
  });

  test('of an unknown folder is refused', async () => {
    expect(await createMemoryOffice().run('look-for-folder', { folderId: 'nobody' })).toMatchObject({
      error: { type: 'folder-unknown' },
    });
  });
});
