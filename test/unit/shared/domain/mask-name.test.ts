import { expect, test } from 'vitest';
import { maskName } from '#shared/domain/mask-name.ts';

test.each([
  ['สมชาย ใจดี', 'สม*** ใจ***'],
  ['  บริษัท   น้ำแข็ง จำกัด ', 'บร*** น้*** จำ***'],
  ['SOMCHAI J', 'SO*** J***'],
  ['', undefined],
  ['   ', undefined],
])('the name %j is shown as %j', (name, shown) => {
  expect(maskName(name)).toBe(shown);
});
