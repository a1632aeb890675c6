import type { PlainArea } from './find-symbols.ts';
import type { GreyFrame } from './grey-frame.ts';

/** A rectangle lying anywhere on a picture, by its middle, its own axes and its size in pixels. */
export interface TiltedArea {
  readonly middle: readonly [number, number];
  /** Direction of its width, in radians from the picture's x axis. */
  readonly angle: number;
  readonly width: number;
  readonly height: number;
}

/** What lies outside the picture. */
const OUTSIDE = 255;

const lightBetween = ({ data, width, height }: GreyFrame, x: number, y: number): number => {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return OUTSIDE;
  const at = top * width + left;
  const right = x - left;
  const down = y - top;
  const above = (data[at] ?? 0) * (1 - right) + (data[at + 1] ?? 0) * right;
  const below = (data[at + width] ?? 0) * (1 - right) + (data[at + width + 1] ?? 0) * right;
  return above * (1 - down) + below * down;
};

/**
 * The area turned upright and `scale` times as wide, one row for each of the `bands` its height is cut into. A row is the
 * mean of its band: along the bars of a code nothing changes, so the mean keeps them and noise goes.
 */
export const uprightBands = (
  frame: GreyFrame,
  area: TiltedArea,
  { scale, bands }: { readonly scale: number; readonly bands: number },
): GreyFrame => {
  const width = Math.max(1, Math.round(area.width * scale));
  const rows = Math.max(1, Math.floor(area.height / bands));
  const data = new Uint8Array(width * bands);
  const [cosine, sine] = [Math.cos(area.angle), Math.sin(area.angle)];
  const [middleX, middleY] = area.middle;
  for (let band = 0; band < bands; band += 1) {
    const firstRow = -area.height / 2 + (band * area.height) / bands;
    for (let column = 0; column < width; column += 1) {
      const across = (column + 0.5) / scale - area.width / 2;
      let sum = 0;
      for (let row = 0; row < rows; row += 1) {
        const along = firstRow + row + 0.5;
        sum += lightBetween(frame, middleX + across * cosine - along * sine, middleY + across * sine + along * cosine);
      }
      data[band * width + column] = sum / rows;
    }
  }
  return { width, height: bands, data };
};

/** So many per cent at either end are stray pixels and may be cut off. */
const STRAY_SHARE = 0.01;

/** The same contrast everywhere: the darkest pixels become black, the lightest white. */
export const stretched = ({ data, width, height }: GreyFrame): GreyFrame => {
  const counts = new Uint32Array(256);
  for (const light of data) counts[light] = (counts[light] ?? 0) + 1;
  const stray = data.length * STRAY_SHARE;
  const endFrom = (first: number, step: 1 | -1): number => {
    let seen = 0;
    let light = first;
    while (light > 0 && light < 255 && (seen += counts[light] ?? 0) <= stray) light += step;
    return light;
  };
  const darkest = endFrom(1, 1);
  const gain = 255 / Math.max(1, endFrom(254, -1) - darkest);
  const even = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at += 1) even[at] = ((data[at] ?? 0) - darkest) * gain;
  return { data: even, width, height };
};

/** Each pixel the mean of itself and its eight neighbours: noise goes, edges soften. */
export const smoothed = ({ data, width, height }: GreyFrame): GreyFrame => {
  const across = new Uint16Array(data.length);
  for (let at = 1; at < data.length - 1; at += 1)
    across[at] = (data[at - 1] ?? 0) + (data[at] ?? 0) + (data[at + 1] ?? 0);
  const mean = new Uint8Array(data.length);
  for (let at = width; at < data.length - width; at += 1) {
    mean[at] = ((across[at - width] ?? 0) + (across[at] ?? 0) + (across[at + width] ?? 0)) / 9;
  }
  return { data: mean, width, height };
};

/** A part of a picture drawn `scale` times as large, smoothly. */
export const enlarged = (frame: GreyFrame, part: PlainArea, scale: number): GreyFrame => {
  const width = Math.round(part.width * scale);
  const height = Math.round(part.height * scale);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      data[y * width + x] = lightBetween(frame, part.left + x / scale, part.top + y / scale);
    }
  }
  return { width, height, data };
};

const bellOf = (sigma: number): readonly number[] => {
  const reach = Math.ceil(2.5 * sigma);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) => Math.exp(-((at - reach) ** 2) / (2 * sigma ** 2)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
};

const blurredLine = (line: Float32Array, bell: readonly number[]): Float32Array => {
  const reach = (bell.length - 1) / 2;
  return line.map((_, at) => {
    let sum = 0;
    for (let tap = 0; tap < bell.length; tap += 1) {
      const from = Math.min(line.length - 1, Math.max(0, at + tap - reach));
      sum += (bell[tap] ?? 0) * (line[from] ?? 0);
    }
    return sum;
  });
};

const SHARPENING_ROUNDS = 12;

/**
 * Rows as they were before a lens blurred them by `sigma` pixels (van Cittert): again and again what a blur of the guess
 * would leave missing is added to it. Works where noise is low, as in the mean of many rows.
 */
export const unblurredRows = ({ data, width, height }: GreyFrame, sigma: number): GreyFrame => {
  const bell = bellOf(sigma);
  const sharp = new Uint8ClampedArray(data.length);
  for (let row = 0; row < height; row += 1) {
    const seen = Float32Array.from(data.subarray(row * width, (row + 1) * width));
    let guess = seen;
    for (let round = 0; round < SHARPENING_ROUNDS; round += 1) {
      const again = blurredLine(guess, bell);
      guess = guess.map((light, at) => Math.min(255, Math.max(0, light + (seen[at] ?? 0) - (again[at] ?? 0))));
    }
    sharp.set(guess, row * width);
  }
  return { data: sharp, width, height };
};

/** Every row drawn so many times, because readers of bars want to see the same in several rows. */
export const repeatedRows = ({ data, width, height }: GreyFrame, times: number): GreyFrame => {
  const tall = new Uint8Array(data.length * times);
  for (let row = 0; row < height * times; row += 1) {
    const from = Math.floor(row / times) * width;
    tall.set(data.subarray(from, from + width), row * width);
  }
  return { data: tall, width, height: height * times };
};
