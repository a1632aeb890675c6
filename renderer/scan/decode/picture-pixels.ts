import type { Picture } from './decode-messages.ts';
import { greyOfPixels, type GreyFrame } from './grey-frame.ts';

/** A photograph is brought down to this, which keeps every symbol that a person would hold up; cameras send less. */
const LARGEST_EDGE = 2_400;

/** Formats of cameras and video whose first plane is the lightness itself, one byte a pixel. */
const LIGHTNESS_FIRST: ReadonlySet<string> = new Set(['I420', 'I420A', 'I422', 'I444', 'NV12']);

const withoutStride = (
  bytes: Uint8Array,
  { width, height, stride }: { readonly width: number; readonly height: number; readonly stride: number },
): Uint8Array => {
  if (stride === width) return bytes.subarray(0, width * height);
  const rows = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    rows.set(bytes.subarray(row * stride, row * stride + width), row * width);
  }
  return rows;
};

const lightnessPlane = async (frame: VideoFrame): Promise<GreyFrame> => {
  const { visibleRect } = frame;
  const width = visibleRect?.width ?? frame.codedWidth;
  const height = visibleRect?.height ?? frame.codedHeight;
  const bytes = new Uint8Array(frame.allocationSize());
  const [plane] = await frame.copyTo(bytes);
  const data = withoutStride(bytes.subarray(plane?.offset ?? 0), { width, height, stride: plane?.stride ?? width });
  return { width, height, data };
};

/** Draws pictures of one size after the other on the same canvas. */
const createDrawing = (): ((picture: Picture) => GreyFrame | undefined) => {
  let canvas: OffscreenCanvas | undefined;
  return (picture) => {
    const [wide, high] =
      picture instanceof VideoFrame ? [picture.displayWidth, picture.displayHeight] : [picture.width, picture.height];
    const scale = Math.min(1, LARGEST_EDGE / Math.max(wide, high));
    const [width, height] = [Math.round(wide * scale), Math.round(high * scale)];
    if (width === 0 || height === 0) return undefined;
    if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (!context) return undefined;
    // What a picture with holes lies on; a code cut out of a document stands on paper.
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    context.drawImage(picture, 0, 0, width, height);
    return greyOfPixels(context.getImageData(0, 0, width, height));
  };
};

/** Takes the lightness out of pictures: for a camera's frame straight from its memory, otherwise by drawing it. */
export const createPixelTaker = (): ((picture: Picture) => Promise<GreyFrame | undefined>) => {
  const draw = createDrawing();
  return async (picture) => {
    const hasPlane = picture instanceof VideoFrame && LIGHTNESS_FIRST.has(picture.format ?? '');
    return hasPlane ? lightnessPlane(picture) : draw(picture);
  };
};
