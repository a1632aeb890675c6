/** A picture as the decoders take it: one byte of lightness per pixel, row by row. */
export interface GreyFrame {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** The lightness of coloured pixels (RGBA), green counting double as in the eye. */
export const greyOfPixels = ({ data, width, height }: Pick<ImageData, 'data' | 'width' | 'height'>): GreyFrame => {
  const grey = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel += 1, at += 4) {
    grey[pixel] = ((data[at] ?? 0) + 2 * (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) >> 2;
  }
  return { width, height, data: grey };
};
