import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCarriedFile, writeCarriedFile } from '#data/carried-work-file.ts';
import { newestKey } from '#data/sealed-file.ts';
import { err } from '#shared/lib/result.ts';
import { anOfficeKey } from '#test/builders/office.ts';
import { anEntry } from '#test/builders/sync.ts';

const key = anOfficeKey();
const here = { officeId: 'office-13', keys: [key] };
const head = {
  officeId: 'office-13',
  officeName: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี',
  deviceId: 'pc-1',
  deviceName: 'เคาน์เตอร์ 1',
  personName: 'สมศรี ใจเย็น',
  madeAt: '2026-11-23T02:00:00.000Z',
};
const work = [1, 2, 3].map((seq) => anEntry({ seq, args: { text: 'รหัสลับสุดยอด' } }));
const textOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
const firstLine = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(10)));
const withLine = (bytes: Uint8Array, line: string): Uint8Array<ArrayBuffer> => {
  const encoded = new TextEncoder().encode(line);
  return new Uint8Array([...encoded, ...bytes.subarray(bytes.indexOf(10))]);
};

describe('a file that carries work', () => {
  test('gives another PC of the office every entry as it was written, and says whose it is', async () => {
    const read = await readCarriedFile(await writeCarriedFile(head, work, key), here);

    expect(read).toEqual({ ok: true, value: { head: { ...head, entries: 3 }, entries: work } });
  });

  test('says in clear whose it is and how much it holds, and nothing of what was done', async () => {
    const file = await writeCarriedFile(head, work, key);

    expect(JSON.parse(firstLine(file))).toMatchObject({
      kind: 'faem-carried-work',
      version: 1,
      head: { deviceName: 'เคาน์เตอร์ 1', personName: 'สมศรี ใจเย็น', entries: 3 },
    });
    expect(textOf(file)).not.toContain(textOf(new TextEncoder().encode('รหัสลับ')));
    expect(textOf(file)).not.toContain('park-scan');
    expect(textOf(file)).not.toContain(key.keyBase64);
  });

  test('is never sealed twice alike, so that two files tell nothing about each other', async () => {
    const [one, two] = [await writeCarriedFile(head, work, key), await writeCarriedFile(head, work, key)];

    expect(textOf(one)).not.toBe(textOf(two));
  });

  test('is still opened after the office has got a newer key', async () => {
    const newer = anOfficeKey({ id: 'key-2', madeAt: '2026-12-01T02:00:00.000Z' });
    const file = await writeCarriedFile(head, work, key);

    expect(newestKey([key, newer])).toBe(newer);
    expect(await readCarriedFile(file, { ...here, keys: [newer, key] })).toMatchObject({ ok: true });
  });
});

describe('a file is refused, with the reason,', () => {
  test('when it belongs to another office', async () => {
    const file = await writeCarriedFile({ ...head, officeId: 'office-14' }, work, key);

    expect(await readCarriedFile(file, here)).toEqual(err({ type: 'sealed-file-other-office' }));
  });

  test('when this PC does not know the key yet', async () => {
    const file = await writeCarriedFile(head, work, anOfficeKey({ id: 'key-9' }));

    expect(await readCarriedFile(file, here)).toEqual(err({ type: 'office-key-missing' }));
  });

  test('when it is no file of carried work at all', async () => {
    for (const other of ['', 'เลขทะเบียน,ชื่อ\n1,ก\n', '{"kind":"faem-backup","version":1}\n', '\n\n'])
      expect(await readCarriedFile(new TextEncoder().encode(other), here)).toEqual(
        err({ type: 'sealed-file-foreign' }),
      );
  });

  test('when a newer program wrote it', async () => {
    const file = await writeCarriedFile(head, work, key);
    const newer = withLine(file, firstLine(file).replace('"version":1', '"version":2'));

    expect(await readCarriedFile(newer, here)).toEqual(err({ type: 'sealed-file-newer' }));
  });

  test('when the copy ended too early, wherever it ended', async () => {
    const file = await writeCarriedFile(head, work, key);
    const headLength = file.indexOf(10) + 1;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: headLength, max: file.length - 1 }), async (length) => {
        expect(await readCarriedFile(file.slice(0, length), here)).toEqual(err({ type: 'sealed-file-truncated' }));
      }),
      { numRuns: 40 },
    );
  });

  test('when any bit of what is sealed was changed', async () => {
    const file = await writeCarriedFile(head, work, key);
    const headLength = file.indexOf(10) + 1;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: headLength, max: file.length - 1 }), fc.nat(7), async (at, bit) => {
        const changed = file.slice();
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(await readCarriedFile(changed, here)).toEqual(err({ type: 'sealed-file-damaged' }));
      }),
      { numRuns: 40 },
    );
  });

  test('when somebody wrote another name on it', async () => {
    const file = await writeCarriedFile(head, work, key);
    const renamed = withLine(file, firstLine(file).replace('สมศรี', 'วิชัย'));

    expect(await readCarriedFile(renamed, here)).toEqual(err({ type: 'sealed-file-damaged' }));
  });
});
