import type { NativeImage } from 'electron';

const EVERY_MS = 1_000;
const WIDTH_PX = 320;
const JPEG_QUALITY = 70;

/** Small pictures of what is really on the public screen, for the clerk who cannot see it from behind the counter. */
export interface KioskPictures {
  /** Takes pictures while a customer's bill is on the screen, and forgets the last one when it is not. */
  follow(isShown: boolean): void;
}

export interface KioskPicturesParts {
  /** What is on the screen now; undefined when there is none. */
  readonly capture: () => Promise<NativeImage | undefined>;
  /** A picture that differs from the one before, as a data address; null when there is nothing to see any more. */
  readonly onPicture: (picture: string | null) => void;
}

/** Builds it. One picture a second at most, never two at a time; they stay in memory and nowhere else. */
export const createKioskPictures = ({ capture, onPicture }: KioskPicturesParts): KioskPictures => {
  let timer: NodeJS.Timeout | undefined;
  let last: string | null = null;
  let isTaking = false;
  const tell = (picture: string | null): void => {
    if (picture === last) return;
    last = picture;
    onPicture(picture);
  };
  const take = async (): Promise<void> => {
    if (isTaking) return;
    isTaking = true;
    // A screen that goes away while it is looked at has no picture.
    const image = await capture().catch(() => undefined);
    isTaking = false;
    if (timer === undefined) return;
    const isEmpty = image === undefined || image.isEmpty();
    const jpeg = isEmpty ? undefined : image.resize({ width: WIDTH_PX }).toJPEG(JPEG_QUALITY).toString('base64');
    tell(jpeg === undefined ? null : `data:image/jpeg;base64,${jpeg}`);
  };
  return {
    follow: (isShown) => {
      if (isShown === (timer !== undefined)) return;
      clearInterval(timer);
      timer = isShown ? setInterval(() => void take(), EVERY_MS) : undefined;
      timer?.unref();
      if (isShown) void take();
      else tell(null);
    },
  };
};
