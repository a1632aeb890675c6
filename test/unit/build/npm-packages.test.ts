import { describe, expect, test } from 'vitest';

// Set-up runs before anything is installed, so it is plain JavaScript, which this folder's types do not cover.
const setup = new URL('../../../build/setup/npm-packages.mjs', import.meta.url);
const { namesEveryPlatform, sameVersions } = await import(setup.href);

const tool = { version: '1.0.0', optionalDependencies: { '@tool/linux': '1.0.0', '@tool/windows': '1.0.0' } };
const binary = { version: '1.0.0', optional: true };

describe('a lock file', () => {
  test('names every platform when each optional package has an entry, wherever it lies', () => {
    const lock = {
      'node_modules/tool': tool,
      'node_modules/@tool/linux': binary,
      'node_modules/tool/node_modules/@tool/windows': binary,
    };

    expect(namesEveryPlatform(lock)).toBe(true);
  });

  test('does not when one is left out', () => {
    expect(namesEveryPlatform({ 'node_modules/tool': tool, 'node_modules/@tool/linux': binary })).toBe(false);
  });
});

describe('what is installed', () => {
  const lock = { '': { version: '0.1.0' }, 'node_modules/tool': tool, 'node_modules/@tool/windows': binary };

  test('is right when every version is, and only packages for other systems are absent', () => {
    expect(sameVersions(lock, { 'node_modules/tool': tool })).toBe(true);
  });

  test('is wrong when one version differs', () => {
    expect(sameVersions(lock, { 'node_modules/tool': { version: '1.0.1' } })).toBe(false);
  });

  test('is wrong when a needed package is absent', () => {
    expect(sameVersions(lock, { 'node_modules/@tool/windows': binary })).toBe(false);
  });
});
