import { expect, test } from 'vitest';
import { createTouched, watched } from '#central/services/watched-reader.ts';
import type { RowReader } from '#shared/sync/overlay.ts';
import { aFolder } from '#test/builders/office.ts';

const empty: RowReader = { get: async () => undefined, list: async () => [] };

test('a row that is not there yet was seen all the same, and a row of another table was not', async () => {
  const { reader, saw } = watched(empty);
  await reader.get('folder', 'a');
  const touched = createTouched();

  touched.add([{ table: 'location', id: 'a', old: null, row: null }]);
  expect(touched.meets(saw)).toBe(false);
  touched.add([{ table: 'folder', id: 'a', old: null, row: aFolder({ id: 'a' }) }]);
  expect(touched.meets(saw)).toBe(true);
});

test('a list is met by a row that comes into it and by one that leaves it, and by no other', async () => {
  const { reader, saw } = watched(empty);
  await reader.list('folder', 'subjectId', 'factory-1');
  const meetsAfter = (before: string, after: string): boolean => {
    const touched = createTouched();
    const [old, row] = [aFolder({ id: 'a', subjectId: before }), aFolder({ id: 'a', subjectId: after })];
    touched.add([{ table: 'folder', id: 'a', old, row }]);
    return touched.meets(saw);
  };

  expect(meetsAfter('factory-2', 'factory-1')).toBe(true);
  expect(meetsAfter('factory-1', 'factory-2')).toBe(true);
  expect(meetsAfter('factory-2', 'factory-3')).toBe(false);
});
