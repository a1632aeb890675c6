import { BrowserMultiFormatReader } from '@zxing/browser';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { createFrameReader } from '#scan/decode/frame-reader.ts';
import { createPixelTaker } from '#scan/decode/picture-pixels.ts';
import { createZxingJsDecoder } from '#scan/decode/zxing-js-decoder.ts';
import { createZxingWasmDecoder } from '#scan/decode/zxing-wasm-decoder.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { Random } from '#shared/lib/ports.ts';
import { drawnSymbol, type SymbolKind } from '#test/builders/drawn-symbols.ts';
import { aScene, takePicture, type Scene } from '#test/builders/label-pictures.ts';
import { seededRandom } from '#test/fakes/seeded-random.ts';

export type LabelReader = 'zxing-browser' | 'zxing-wasm' | 'faem';

/** What the readers made of the pictures of one kind of symbol under one difficulty. */
export interface LabelReading {
  readonly kind: SymbolKind;
  readonly difficulty: string;
  readonly pictures: number;
  readonly read: Readonly<Record<LabelReader, number>>;
  readonly misread: Readonly<Record<LabelReader, number>>;
  readonly tookMs: Readonly<Record<LabelReader, readonly number[]>>;
}

const KINDS: readonly SymbolKind[] = ['code128', 'datamatrix', 'qr'];
const READERS: readonly LabelReader[] = ['zxing-browser', 'zxing-wasm', 'faem'];

const between = (random: Random, least: number, most: number): number => least + random() * (most - least);

/** What is wrong with a picture; everything else about it is as drawn by lot below. */
const DIFFICULTIES: Readonly<Record<string, (random: Random) => Partial<Scene>>> = {
  plain: () => ({}),
  tilted: (random) => ({ rollDegrees: between(random, 10, 45) }),
  blurred: (random) => ({ blurPixels: between(random, 1.2, 3) }),
  noisy: (random) => ({ noiseLevels: between(random, 15, 50) }),
  faint: (random) => {
    const [contrast, middle] = [between(random, 10, 50), between(random, 90, 170)];
    return { ink: middle - contrast / 2, paper: middle + contrast / 2 };
  },
  slanted: (random) => ({ perspective: [between(random, -0.3, 0.3), between(random, -0.3, 0.3)] }),
  small: (random) => ({ pixelsPerModule: between(random, 1.3, 2) }),
  mixed: (random) => ({
    rollDegrees: between(random, -45, 45),
    noiseLevels: between(random, 0, 20),
    blurPixels: between(random, 0.5, 1.5),
    pixelsPerModule: between(random, 2, 4),
  }),
};

const scenes = (kind: SymbolKind, difficulty: string, random: Random): { code: string; scene: Scene } => {
  const code = makeScanCode('folder', '13', Math.floor(random() * 9_999_999));
  const usual: Partial<Scene> = {
    rollDegrees: between(random, -5, 5),
    pixelsPerModule: kind === 'code128' ? between(random, 2, 5) : between(random, 3, 7),
    middle: [between(random, 490, 790), between(random, 285, 435)],
    ground: between(random, 60, 230),
    seed: Math.floor(random() * 2 ** 31),
  };
  return { code, scene: aScene({ symbol: drawnSymbol(kind, code), ...usual, ...DIFFICULTIES[difficulty]?.(random) }) };
};

const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
if (!context) throw new Error('no canvas');

const show = (scene: Scene): void => {
  const { data, width, height } = takePicture(scene);
  const pixels = new ImageData(width, height);
  data.forEach((light, at) => pixels.data.set([light, light, light, 255], at * 4));
  context.putImageData(pixels, 0, 0);
};

/** Each from the canvas on which the frame stands to its texts, as each is used: plain, with its own defaults. */
const createReaders = async (): Promise<Readonly<Record<LabelReader, () => Promise<readonly string[]>>>> => {
  const bytes = await (await fetch('zxing_reader.wasm')).arrayBuffer();
  await prepareZXingModule({ overrides: { wasmBinary: bytes }, fireImmediately: true });
  const plain = new BrowserMultiFormatReader();
  const pixelsOf = createPixelTaker();
  const engine = await createZxingWasmDecoder({ bytes });
  const ours = createFrameReader({ engine, fallback: createZxingJsDecoder(), nowMs: () => performance.now() });
  return {
    'zxing-browser': async () => {
      try {
        return [plain.decodeFromCanvas(canvas).getText()];
      } catch {
        // It reports "nothing found" by throwing.
        return [];
      }
    },
    'zxing-wasm': async () => (await readBarcodes(context.getImageData(0, 0, 1280, 720))).map(({ text }) => text),
    faem: async () => {
      const picture = new VideoFrame(canvas, { timestamp: 0 });
      const frame = await pixelsOf(picture);
      picture.close();
      return frame === undefined ? [] : (await ours.read(frame, 'next-frame-comes')).map(({ text }) => text);
    },
  };
};

const nothing = (): Record<LabelReader, number> => ({ 'zxing-browser': 0, 'zxing-wasm': 0, faem: 0 });

/** Every reader sees every picture once, in turn. */
const readAll = async (seed: number, picturesEach: number): Promise<readonly LabelReading[]> => {
  const random = seededRandom(seed);
  const readers = await createReaders();
  const readings: LabelReading[] = [];
  for (const kind of KINDS) {
    for (const difficulty of Object.keys(DIFFICULTIES)) {
      const [read, misread] = [nothing(), nothing()];
      const tookMs: Record<LabelReader, number[]> = { 'zxing-browser': [], 'zxing-wasm': [], faem: [] };
      for (let picture = 0; picture < picturesEach; picture += 1) {
        const { code, scene } = scenes(kind, difficulty, random);
        show(scene);
        for (const reader of READERS) {
          const startMs = performance.now();
          const texts = await readers[reader]();
          tookMs[reader].push(performance.now() - startMs);
          if (texts.includes(code)) read[reader] += 1;
          if (texts.some((text) => text !== code)) misread[reader] += 1;
        }
      }
      readings.push({ kind, difficulty, pictures: picturesEach, read, misread, tookMs });
    }
  }
  return readings;
};

// The library warns of every reader that finds nothing; writing that to a console is not decoding.
console.warn = () => undefined;
Object.assign(window, { readAll });
