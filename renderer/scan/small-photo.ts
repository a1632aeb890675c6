import { err, ok, type Result } from '#shared/lib/result.ts';

/** The file is no picture that this PC can open, or it cannot be made small enough. */
export interface PhotoUnreadable {
  readonly type: 'photo-unreadable';
}

/** 60 kB, as base64 is a third longer. */
const MAX_BYTES = 60_000;
/** Longest edge and JPEG quality, best first: a label stays readable at every step. */
const ATTEMPTS = [
  { edgePx: 1_280, quality: 0.7 },
  { edgePx: 1_024, quality: 0.6 },
  { edgePx: 800, quality: 0.55 },
  { edgePx: 640, quality: 0.5 },
  { edgePx: 480, quality: 0.4 },
  { edgePx: 320, quality: 0.3 },
] as const;
const BASE64_CHUNK = 0x2000;

const toBase64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (let start = 0; start < bytes.length; start += BASE64_CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(start, start + BASE64_CHUNK));
  }
  return btoa(binary);
};

const drawn = async (picture: ImageBitmap, attempt: (typeof ATTEMPTS)[number]): Promise<Uint8Array | undefined> => {
  const scale = Math.min(1, attempt.edgePx / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  );
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  // What is see-through would turn black in a JPEG.
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: attempt.quality });
  return new Uint8Array(await blob.arrayBuffer());
};

/**
 * A picture as a JPEG of at most 60 kB, in base64: upright as the camera held it, and without what a camera writes beside
 * the picture (place, owner), since it is drawn anew.
 */
export const smallPhoto = async (file: Blob): Promise<Result<string, PhotoUnreadable>> => {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return err({ type: 'photo-unreadable' });
  }
  try {
    for (const attempt of ATTEMPTS) {
      const jpeg = await drawn(picture, attempt);
      if (jpeg && jpeg.length <= MAX_BYTES) return ok(toBase64(jpeg));
    }
    return err({ type: 'photo-unreadable' });
  } finally {
    picture.close();
  }
};
