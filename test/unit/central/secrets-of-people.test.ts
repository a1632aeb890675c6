import { pbkdf2Sync, scryptSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashPassword, isPassword } from '#central/services/ministry/password-hash.ts';
import { hashPin, isPinOf } from '#central/services/pin-hash.ts';
import { makeEnrolmentCode } from '#central/services/tokens.ts';

describe('a password of the ministry', () => {
  test('is kept as what scrypt makes of it, with a salt of its own and its cost beside it', async () => {
    const [kept, again] = await Promise.all([hashPassword('รหัสผ่านยาวพอ'), hashPassword('รหัสผ่านยาวพอ')]);
    const [name, logN, r, p, salt = '', hash] = kept.split('$');

    expect([name, logN, r, p]).toEqual(['scrypt', '15', '8', '3']);
    const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 2 ** 27 };
    expect(scryptSync('รหัสผ่านยาวพอ', Buffer.from(salt, 'base64'), 32, cost).toString('base64')).toBe(hash);
    expect(again).not.toBe(kept);
    expect(kept).not.toContain('รหัส');
  });

  test('is the same however its letters are put together, and no other is it', async () => {
    const kept = await hashPassword('caf\u00e9-กำ');

    expect(await isPassword('cafe\u0301-กำ', kept)).toBe(true);
    expect(await isPassword('cafe-กำ', kept)).toBe(false);
    expect(await isPassword('', kept)).toBe(false);
  });

  test('of nobody is none', async () => {
    expect(await isPassword('', undefined)).toBe(false);
  });
});

describe('a PIN', () => {
  const salt = Buffer.alloc(16, 5);

  test('is kept as what scrypt makes of its digits', async () => {
    const { saltHex, hashHex, scrypt } = await hashPin('480712', salt);

    expect([saltHex, scrypt]).toEqual([salt.toString('hex'), { logN: 15, r: 8, p: 1 }]);
    expect(scryptSync('480712', salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 27 }).toString('hex')).toBe(hashHex);
  });

  test('that was kept the old way still opens, and only it', async () => {
    const hashHex = pbkdf2Sync('480712', salt, 10_000, 32, 'sha256').toString('hex');
    const kept = { saltHex: salt.toString('hex'), hashHex, iterations: 10_000 };

    expect(await isPinOf('480712', kept)).toBe(true);
    expect(await isPinOf('480713', kept)).toBe(false);
    expect(await isPinOf('480712', { ...kept, iterations: 10_001 })).toBe(false);
    expect(await isPinOf('480712', { ...kept, saltHex: '06'.repeat(16) })).toBe(false);
  });
});

describe('a code that enrols a PC', () => {
  test('is sixteen letters nobody confuses, in groups of four, and another one each time', () => {
    const codes = Array.from({ length: 200 }, makeEnrolmentCode);

    for (const code of codes) expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(new Set(codes).size).toBe(200);
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
  });
});
