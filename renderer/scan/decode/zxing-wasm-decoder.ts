import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import type { Decoder, DecodeTask } from './decoder.ts';
import type { GreyFrame } from './grey-frame.ts';

/** Where the program of the engine comes from: an address of our own files, or its bytes. */
export type EngineSource = { readonly url: string } | { readonly bytes: ArrayBuffer };

/** What stands on folders of an office: our own three, and the two that other registries print. */
const LINEAR = ['Code128', 'Code39', 'EAN13'] as const;
const SQUARE = ['QRCode', 'DataMatrix'] as const;
const SINGLE_LOOK = { tryRotate: false, tryInvert: false, tryDownscale: false, maxNumberOfSymbols: 1 } as const;

const OPTIONS: Readonly<Record<DecodeTask, ReaderOptions>> = {
  'everything-quickly': { ...SINGLE_LOOK, formats: [...LINEAR, ...SQUARE], tryHarder: false },
  // All it can do; a noisy picture of 720p takes it a fifth of a second.
  'everything-patiently': { formats: [...LINEAR, ...SQUARE], maxNumberOfSymbols: 8 },
  'upright-bars': { ...SINGLE_LOOK, formats: [...LINEAR] },
  'square-symbol': { ...SINGLE_LOOK, formats: [...SQUARE], tryDownscale: true },
};

const OPAQUE = 0xff000000;

/** The engine takes coloured pixels. The last buffer is kept: a picture of 720p has 3.7 MB of them. */
const createColouring = (): ((frame: GreyFrame) => ImageData) => {
  let pixels = new Uint32Array();
  return ({ data, width, height }) => {
    if (pixels.length !== data.length) pixels = new Uint32Array(data.length);
    for (let at = 0; at < data.length; at += 1) pixels[at] = OPAQUE | ((data[at] ?? 0) * 0x010101);
    return new ImageData(new Uint8ClampedArray(pixels.buffer), width, height);
  };
};

/**
 * zxing-cpp as WebAssembly. Its program is loaded from the given place, never from anybody's network. Rejects where
 * WebAssembly cannot be had.
 */
export const createZxingWasmDecoder = async (source: EngineSource): Promise<Decoder> => {
  await prepareZXingModule({
    overrides: 'bytes' in source ? { wasmBinary: source.bytes } : { locateFile: () => source.url },
    fireImmediately: true,
  });
  const colourWhole = createColouring();
  const colourPart = createColouring();
  return {
    name: 'zxing-wasm',
    decode: async (frame, task) => {
      const isPart = task === 'upright-bars' || task === 'square-symbol';
      const found = await readBarcodes((isPart ? colourPart : colourWhole)(frame), OPTIONS[task]);
      return found.flatMap(({ isValid, text, format }) => (isValid && text !== '' ? [{ text, format }] : []));
    },
  };
};
