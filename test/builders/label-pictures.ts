import { seededRandom } from '#test/fakes/seeded-random.ts';
import type { GreyFrame } from '#scan/decode/grey-frame.ts';

/** The modules of a symbol with its quiet zone, row by row; `#` is dark. */
export type DrawnSymbol = readonly string[];

/** A label in front of a camera. Levels are 0 black to 255 white. */
export interface Scene {
  readonly symbol: DrawnSymbol;
  readonly width: number;
  readonly height: number;
  readonly pixelsPerModule: number;
  readonly rollDegrees: number;
  /** How much smaller the far edge looks, 0 for straight on, about 0.4 for a steep view. */
  readonly perspective: readonly [number, number];
  readonly blurPixels: number;
  readonly noiseLevels: number;
  readonly ink: number;
  readonly paper: number;
  /** What the label lies on: at the left of the bars it decides whether some readers find their start. */
  readonly ground: number;
  readonly middle: readonly [number, number];
  readonly seed: number;
}

/** A label in the middle of a frame of a 720p camera, well lit and sharp. */
export const aScene = (change: Partial<Scene> & Pick<Scene, 'symbol'>): Scene => ({
  width: 1280,
  height: 720,
  pixelsPerModule: 4,
  rollDegrees: 0,
  perspective: [0, 0],
  blurPixels: 0.7,
  noiseLevels: 3,
  ink: 40,
  paper: 225,
  ground: 110,
  middle: [640, 360],
  seed: 1,
  ...change,
});

/** From a pixel to the module that it shows. */
const moduleAt = (scene: Scene) => {
  const { symbol, pixelsPerModule, rollDegrees, perspective, middle } = scene;
  const [wide, high] = [symbol[0]?.length ?? 0, symbol.length];
  const roll = (rollDegrees * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(roll), Math.sin(roll)];
  const half = Math.max(wide, high) / 2;
  return (pixelX: number, pixelY: number): readonly [number, number] => {
    const [x, y] = [(pixelX - middle[0]) / pixelsPerModule, (pixelY - middle[1]) / pixelsPerModule];
    const [u, v] = [x * cosine + y * sine, y * cosine - x * sine];
    const depth = 1 - (perspective[0] * u + perspective[1] * v) / half / 2;
    return [u / depth + wide / 2, v / depth + high / 2];
  };
};

const SAMPLES = [-0.333, 0, 0.333] as const;

const lightAt = ({ symbol, ink, paper, ground }: Scene, [x, y]: readonly [number, number]): number => {
  const module = symbol[Math.floor(y)]?.[Math.floor(x)];
  if (module === undefined) return ground;
  return module === '#' ? ink : paper;
};

const drawn = (scene: Scene): Float32Array => {
  const { width, height, symbol, pixelsPerModule, middle } = scene;
  const module = moduleAt(scene);
  const light = new Float32Array(width * height).fill(scene.ground);
  const reach = Math.hypot(symbol[0]?.length ?? 0, symbol.length) * pixelsPerModule * 0.8;
  for (let y = Math.max(0, Math.floor(middle[1] - reach)); y < Math.min(height, middle[1] + reach); y += 1) {
    for (let x = Math.max(0, Math.floor(middle[0] - reach)); x < Math.min(width, middle[0] + reach); x += 1) {
      let sum = 0;
      for (const down of SAMPLES) for (const right of SAMPLES) sum += lightAt(scene, module(x + right, y + down));
      light[y * width + x] = sum / 9;
    }
  }
  return light;
};

const blurLines = (
  light: Float32Array,
  kernel: readonly number[],
  { width, step }: { width: number; step: number },
) => {
  const reach = (kernel.length - 1) / 2;
  const blurred = new Float32Array(light.length);
  for (let at = 0; at < light.length; at += 1) {
    let sum = 0;
    for (let tap = -reach; tap <= reach; tap += 1) {
      const from = at + tap * step;
      sum += (kernel[tap + reach] ?? 0) * (light[from] ?? light[at] ?? 0);
    }
    blurred[at] = sum;
  }
  return { blurred, width };
};

const blur = (light: Float32Array, width: number, sigma: number): Float32Array => {
  if (sigma <= 0) return light;
  const reach = Math.ceil(sigma * 2.5);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) => Math.exp(-((at - reach) ** 2) / (2 * sigma ** 2)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const kernel = weights.map((weight) => weight / total);
  const across = blurLines(light, kernel, { width, step: 1 }).blurred;
  return blurLines(across, kernel, { width, step: width }).blurred;
};

/** What the camera sees: drawn, out of focus, then with the noise of its sensor. */
export const takePicture = (scene: Scene): GreyFrame => {
  const { width, height, noiseLevels, blurPixels, seed } = scene;
  const random = seededRandom(seed);
  const light = blur(drawn(scene), width, blurPixels);
  const data = new Uint8ClampedArray(width * height);
  for (let at = 0; at < data.length; at += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - random())) * noiseLevels;
    const angle = 2 * Math.PI * random();
    data[at] = (light[at] ?? 0) + radius * Math.cos(angle);
    data[at + 1] = (light[at + 1] ?? 0) + radius * Math.sin(angle);
  }
  return { width, height, data };
};
