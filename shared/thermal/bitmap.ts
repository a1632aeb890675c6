/** A picture of black and white dots: rows from the top, the leftmost dot in the highest bit of a byte, 1 is black. */
export interface Bitmap {
  readonly widthDots: number;
  readonly heightDots: number;
  /** `bytesPerRow(widthDots)` bytes for each row; the bits beyond the width are 0. */
  readonly bytes: Uint8Array;
}

/** A dot, counted from the upper left corner. */
export interface Dot {
  readonly x: number;
  readonly y: number;
}

/** A rectangle of dots. */
export interface DotBox extends Dot {
  readonly widthDots: number;
  readonly heightDots: number;
}

const BITS = 8;

/** Bytes that a row of this many dots fills. */
export const bytesPerRow = (widthDots: number): number => Math.ceil(widthDots / BITS);

/** A white picture. */
export const blankBitmap = (widthDots: number, heightDots: number): Bitmap => ({
  widthDots,
  heightDots,
  bytes: new Uint8Array(bytesPerRow(widthDots) * heightDots),
});

/** Whether a dot is black; what lies outside the picture is white. */
export const isBlack = ({ widthDots, heightDots, bytes }: Bitmap, { x, y }: Dot): boolean =>
  x >= 0 &&
  y >= 0 &&
  x < widthDots &&
  y < heightDots &&
  ((bytes[y * bytesPerRow(widthDots) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;

/** Blackens one dot of a picture that is being drawn; outside of it nothing happens, as on paper. */
export const blacken = ({ widthDots, heightDots, bytes }: Bitmap, { x, y }: Dot): void => {
  if (x < 0 || y < 0 || x >= widthDots || y >= heightDots) return;
  const at = y * bytesPerRow(widthDots) + (x >> 3);
  bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7));
};

/** Blackens a rectangle. */
export const blackenBox = (target: Bitmap, box: DotBox): void => {
  for (let y = box.y; y < box.y + box.heightDots; y += 1) {
    for (let x = box.x; x < box.x + box.widthDots; x += 1) blacken(target, { x, y });
  }
};

/** Lays the black dots of one picture onto another; its white dots leave what is there. */
export const overlay = (target: Bitmap, source: Bitmap, at: Dot): void => {
  for (let y = 0; y < source.heightDots; y += 1) {
    for (let x = 0; x < source.widthDots; x += 1) {
      if (isBlack(source, { x, y })) blacken(target, { x: at.x + x, y: at.y + y });
    }
  }
};

/** The part of a picture inside a box. */
export const cropBitmap = (source: Bitmap, box: DotBox): Bitmap => {
  const part = blankBitmap(box.widthDots, box.heightDots);
  for (let y = 0; y < box.heightDots; y += 1) {
    for (let x = 0; x < box.widthDots; x += 1) {
      if (isBlack(source, { x: box.x + x, y: box.y + y })) blacken(part, { x, y });
    }
  }
  return part;
};

/** The smallest box around everything black; undefined for a white picture. */
export const inkBox = (source: Bitmap): DotBox | undefined => {
  let [left, top, right, bottom] = [source.widthDots, source.heightDots, -1, -1];
  for (let y = 0; y < source.heightDots; y += 1) {
    for (let x = 0; x < source.widthDots; x += 1) {
      if (!isBlack(source, { x, y })) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  return right < 0 ? undefined : { x: left, y: top, widthDots: right - left + 1, heightDots: bottom - top + 1 };
};

/** The picture turned a quarter to the right (clockwise). */
export const turnRight = (source: Bitmap): Bitmap => {
  const turned = blankBitmap(source.heightDots, source.widthDots);
  for (let y = 0; y < source.heightDots; y += 1) {
    for (let x = 0; x < source.widthDots; x += 1) {
      if (isBlack(source, { x, y })) blacken(turned, { x: source.heightDots - 1 - y, y: x });
    }
  }
  return turned;
};
