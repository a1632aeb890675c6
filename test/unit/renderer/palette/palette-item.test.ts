import { expect, test } from 'vitest';
import { matchItems, type PaletteItem } from '#features/palette/palette-item.ts';

const item = (name: string, ...otherNames: readonly string[]): PaletteItem => ({
  id: name,
  kind: 'page',
  name,
  otherNames,
  run: () => undefined,
});
const items = [
  item('เคาน์เตอร์', 'Counter'),
  item('ค่าธรรมเนียม', 'Fees'),
  item('ตั้งค่า', 'Settings'),
  item('พิมพ์ป้าย', 'Print labels'),
];
const found = (query: string): readonly string[] => matchItems(items, query).map(({ name }) => name);

test.each([
  ['nothing typed', '', ['เคาน์เตอร์', 'ค่าธรรมเนียม', 'ตั้งค่า', 'พิมพ์ป้าย']],
  ['Thai without its marks', 'เคานเตอร', ['เคาน์เตอร์']],
  ['the other language', 'fees', ['ค่าธรรมเนียม']],
  ['a letter wrong', 'setings', ['ตั้งค่า']],
  ['two letters swapped in a long word', 'conuter', ['เคาน์เตอร์']],
  ['two words in any order', 'labels print', ['พิมพ์ป้าย']],
  ['what begins so before what holds it', 'ค่า', ['ค่าธรรมเนียม', 'เคาน์เตอร์', 'ตั้งค่า']],
  ['nothing like it', 'zebra', []],
])('%s', (_, query, names) => {
  expect(found(query)).toEqual(names);
});
