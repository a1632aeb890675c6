import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Picture } from '#scan/decode/decode-messages.ts';
import type { GreyFrame } from '#scan/decode/grey-frame.ts';
import { createPictureReader, type PictureReader } from '#scan/decode/picture-reader.ts';
import { createFrameReader } from '#scan/decode/frame-reader.ts';
import { createZxingJsDecoder } from '#scan/decode/zxing-js-decoder.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { drawnSymbol, type SymbolKind } from '#test/builders/drawn-symbols.ts';
import { aScene, takePicture, type Scene } from '#test/builders/label-pictures.ts';

const CODE = makeScanCode('folder', '13', 91_357);
let reader: PictureReader;

beforeAll(() => {
  reader = createPictureReader();
});
afterAll(() => reader.close());

const coloured = ({ data, width, height }: GreyFrame): ImageData => {
  const pixels = new ImageData(width, height);
  // A whole pixel at a time, opaque: twelve million of them are drawn here.
  const words = new Uint32Array(pixels.data.buffer);
  data.forEach((light, at) => {
    words[at] = 0xff_00_00_00 + light * 0x01_01_01;
  });
  return pixels;
};

const bitmapOf = (frame: GreyFrame): Promise<ImageBitmap> => createImageBitmap(coloured(frame));

/** As a camera gives it: the lightness first, then two small planes of colour. */
const cameraFrame = ({ data, width, height }: GreyFrame): VideoFrame => {
  const bytes = new Uint8Array((width * height * 3) / 2).fill(128);
  bytes.set(data);
  return new VideoFrame(bytes, { format: 'I420', codedWidth: width, codedHeight: height, timestamp: 0 });
};

const picture = (kind: SymbolKind, change: Partial<Scene> = {}): GreyFrame =>
  takePicture(aScene({ symbol: drawnSymbol(kind, CODE), ...change }));

const textsIn = async (shown: Picture, patience: 'next-frame-comes' | 'only-picture' = 'next-frame-comes') => {
  const found = await reader.read(shown, patience);
  return found.ok ? found.value.map(({ text }) => text) : found.error.type;
};

describe('the code reader beside the page', () => {
  test.each(['code128', 'datamatrix', 'qr'] as const)('reads %s from a frame of a camera', async (kind) => {
    expect(await textsIn(cameraFrame(picture(kind)))).toEqual([CODE]);
  });

  test.each([15, 30, 45, -37])('reads bars tilted by %i degrees from one frame', async (rollDegrees) => {
    expect(await textsIn(cameraFrame(picture('code128', { rollDegrees, pixelsPerModule: 3 })))).toEqual([CODE]);
  });

  test('reads bars through the noise of a dark room', async () => {
    expect(await textsIn(cameraFrame(picture('code128', { noiseLevels: 40, pixelsPerModule: 3 })))).toEqual([CODE]);
  });

  test('reads bars out of focus from a photograph', async () => {
    const blurred = picture('code128', { blurPixels: 2.2, pixelsPerModule: 3 });
    expect(await textsIn(await bitmapOf(blurred), 'only-picture')).toEqual([CODE]);
  });

  test('reads a photograph of twelve million pixels', async () => {
    const large = picture('datamatrix', { width: 4000, height: 3000, middle: [2000, 1500], pixelsPerModule: 14 });
    expect(await textsIn(await bitmapOf(large), 'only-picture')).toEqual([CODE]);
  });

  test('finds nothing where there is nothing, and reads on', async () => {
    expect(await textsIn(cameraFrame(takePicture(aScene({ symbol: [' '], noiseLevels: 20 }))))).toEqual([]);
    expect(await textsIn(cameraFrame(picture('qr')))).toEqual([CODE]);
  });

  test('takes the memory of every picture and gives it back', async () => {
    const frame = cameraFrame(picture('qr'));
    await reader.read(frame, 'next-frame-comes');
    // A frame that was handed over is closed on this side at once.
    expect(frame.format).toBeNull();
  });

  test('answers that it is closed instead of leaving anybody waiting', async () => {
    const other = createPictureReader();
    const waiting = other.read(await bitmapOf(picture('qr')), 'only-picture');
    other.close();
    expect(await waiting).toEqual({ ok: false, error: { type: 'code-reader-broken' } });
    expect(await other.read(await bitmapOf(picture('qr')), 'only-picture')).toMatchObject({ ok: false });
  });
});

describe('where WebAssembly cannot be had', () => {
  const spare = createFrameReader({
    engine: createZxingJsDecoder(),
    fallback: undefined,
    nowMs: () => performance.now(),
  });

  test.each([0, 30])('the other engine reads bars tilted by %i degrees', async (rollDegrees) => {
    const found = await spare.read(picture('code128', { rollDegrees }), 'next-frame-comes');
    expect(found.map(({ text }) => text)).toEqual([CODE]);
  });

  test('the other engine reads a QR code', async () => {
    const found = await spare.read(picture('qr', { pixelsPerModule: 6 }), 'only-picture');
    expect(found.map(({ text }) => text)).toEqual([CODE]);
  });
});
