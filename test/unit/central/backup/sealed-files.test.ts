import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSealedBytes, sealBytes } from '#central/backup/sealed-file.ts';
import { ok } from '#shared/lib/result.ts';

const CODE = '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ';
const NOT_ONE = { ok: false, error: { type: 'backup-failed', problem: expect.stringContaining('no sealed backup') } };
const WRONG = { ok: false, error: { type: 'backup-failed', problem: expect.stringContaining('recovery code') } };

/** The line in clear, and what stands behind it. */
const parts = (file: Uint8Array) => {
  const end = file.indexOf(0x0a) + 1;
  const head: unknown = JSON.parse(Buffer.from(file.subarray(0, end)).toString('utf8'));
  return { head: head as Record<string, unknown>, rest: file.subarray(end) };
};
const withHead = (file: Uint8Array, over: Readonly<Record<string, unknown>>): Uint8Array => {
  const { head, rest } = parts(file);
  return Buffer.concat([Buffer.from(`${JSON.stringify({ ...head, ...over })}\n`), rest]);
};

describe('bytes that only the recovery code opens', () => {
  test('open as they were, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (content) => {
        expect(openSealedBytes(sealBytes(content, CODE), CODE)).toEqual(ok(Buffer.from(content)));
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ['small letters', CODE.toLowerCase()],
    ['blanks for hyphens', CODE.replaceAll('-', ' ')],
    ['nothing between', CODE.replaceAll('-', '')],
    ['blanks around', `  ${CODE}\n`],
    ['hyphens in other places', '01-234567-89ABCDEFGHJKMNPQRSTVWXY-Z'],
  ])('open by the code as somebody types it: %s', (_how, typed) => {
    expect(openSealedBytes(sealBytes(Buffer.from('x'), CODE), typed)).toEqual(ok(Buffer.from('x')));
  });

  test.each([
    ['nothing', ''],
    ['one letter less', CODE.slice(0, -1)],
    ['one letter more', `${CODE}0`],
    ['one other letter', CODE.replace('Z', 'Y')],
    ['two letters in each other\u2019s place', CODE.replace('01', '10')],
    ['Thai digits', CODE.replace('0123', '๐๑๒๓')],
  ])('do not open by %s', (_how, typed) => {
    expect(openSealedBytes(sealBytes(Buffer.from('x'), CODE), typed)).toMatchObject(WRONG);
  });

  test('are never the same twice, though code and content are', () => {
    const files = Array.from({ length: 20 }, () => Buffer.from(sealBytes(Buffer.from('x'), CODE)).toString('hex'));
    const heads = files.map((file) => JSON.stringify(parts(Buffer.from(file, 'hex')).head));

    expect(new Set(files).size).toBe(20);
    expect(new Set(heads).size).toBe(20);
  });

  test('show nothing of the content but its length', () => {
    const content = Buffer.from('เลขประจำตัว 3101200345671');
    const file = Buffer.from(sealBytes(content, CODE));

    expect(file.includes(content.subarray(0, 8))).toBe(false);
    expect(parts(file).rest).toHaveLength(content.length + 16);
    expect(Object.keys(parts(file).head)).toEqual(['format', 'salt', 'nonce']);
  });

  test('are refused when any one bit of them has changed', () => {
    const file = sealBytes(Buffer.from('ข้อมูล'), CODE);
    for (let at = 0; at < file.length; at += 1) {
      const changed = Uint8Array.from(file);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect([at, openSealedBytes(changed, CODE).ok]).toEqual([at, false]);
    }
  });

  test('are refused wherever they were cut off, and where something was added', () => {
    const file = sealBytes(Buffer.from('ข้อมูล'), CODE);
    for (let length = 0; length < file.length; length += 1)
      expect([length, openSealedBytes(file.subarray(0, length), CODE).ok]).toEqual([length, false]);
    expect(openSealedBytes(Buffer.concat([file, Buffer.from([0])]), CODE)).toMatchObject(WRONG);
  });

  test.each<[what: string, over: Readonly<Record<string, unknown>>, refusal: object]>([
    ['another format', { format: 'faem-sealed-centre@2' }, NOT_ONE],
    ['no format', { format: undefined }, NOT_ONE],
    ['a salt that is no base64', { salt: '*' }, NOT_ONE],
    ['no salt', { salt: undefined }, NOT_ONE],
    ['a nonce that is a number', { nonce: 12 }, NOT_ONE],
    ['another salt', { salt: Buffer.alloc(32, 9).toString('base64') }, WRONG],
    ['another nonce', { nonce: Buffer.alloc(12, 9).toString('base64') }, WRONG],
    ['something more, which was not sealed', { note: 'x' }, WRONG],
  ])('with %s in the line in clear are refused', (_what, over, refusal) => {
    expect(openSealedBytes(withHead(sealBytes(Buffer.from('x'), CODE), over), CODE)).toMatchObject(refusal);
  });

  test.each([
    ['nothing', ''],
    ['a text', 'hello'],
    ['a line', 'hello\n'],
    ['JSON of something else', '{"format":"faem-backup@1"}\nxxxxxxxxxxxxxxxxxxxxxxxxx'],
    ['a line of null', 'null\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
    ['lines alone', '\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n'],
  ])('%s is no sealed backup', (_what, text) => {
    expect(openSealedBytes(Buffer.from(text), CODE)).toMatchObject(NOT_ONE);
  });
});
