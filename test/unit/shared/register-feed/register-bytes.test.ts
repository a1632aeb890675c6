import { describe, expect, test } from 'vitest';
import { demoFactories } from '#shared/demo/factory-rows.ts';
import { feedHeader, feedLine } from '#build/demo-feed/feed-text.ts';
import { encodeWindows874 } from '#build/demo-feed/windows-874.ts';
import type { DecodeText, RegisterEncoding } from '#shared/register-feed/detect-encoding.ts';
import { createRegisterBytesReader } from '#shared/register-feed/register-bytes.ts';

const createDecoder = (encoding: RegisterEncoding): DecodeText => {
  const decoder = new TextDecoder(encoding);
  return { decode: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
};

const ENCODERS: Readonly<Record<RegisterEncoding, (text: string) => Uint8Array>> = {
  'utf-8': (text) => new TextEncoder().encode(`\uFEFF${text}`),
  'utf-16le': (text) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le')),
  'windows-874': encodeWindows874,
};

const feedOf = (rows: number): string => {
  const lines = [...demoFactories({ seed: 5, rows })].map((factory, row) => feedLine({ factory, seed: 5, row }));
  return `${feedHeader()}${lines.join('')}`;
};

const readBytes = (bytes: Uint8Array, pieceBytes: number) => {
  const reader = createRegisterBytesReader({ source: 'national-feed', createDecoder });
  const names: string[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const batch = reader.push(bytes.subarray(at, at + pieceBytes));
    if (!batch.ok) return { refused: batch.error.type };
    names.push(...batch.value.rows.map(({ factory }) => factory.registrationNumber));
  }
  const end = reader.end();
  if (!end.ok) return { refused: end.error.type };
  names.push(...end.value.batch.rows.map(({ factory }) => factory.registrationNumber));
  return { names, encoding: reader.encoding(), taken: end.value.summary.takenCount };
};

describe('a list as bytes', () => {
  test.each(['utf-8', 'utf-16le', 'windows-874'] as const)(
    'in %s gives every row, in pieces of any size',
    (encoding) => {
      for (const rows of [40, 200]) {
        const bytes = ENCODERS[encoding](feedOf(rows));
        const names = [...demoFactories({ seed: 5, rows })].map((factory) => factory.registrationNumber);
        for (const pieceBytes of [997, 65_536]) {
          expect(readBytes(bytes, pieceBytes)).toEqual({ names, encoding, taken: rows });
        }
      }
    },
  );

  test('cut inside its last record is refused', () => {
    const bytes = ENCODERS['utf-8'](feedOf(200));
    expect(readBytes(bytes.subarray(0, bytes.length - 101), 10_000)).toEqual({ refused: 'file-truncated' });
  });

  test('without anything in it is refused', () => {
    expect(readBytes(new Uint8Array(), 10)).toEqual({ refused: 'file-too-small' });
  });
});
