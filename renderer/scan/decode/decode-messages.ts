import type { FoundCode } from './decoder.ts';
import type { Patience } from './frame-reader.ts';

/** A picture on its way to the worker; it is handed over, not copied, and the worker closes it. */
export type Picture = VideoFrame | ImageBitmap;

/** What the page asks of the worker: read this picture. */
export interface ReadRequest {
  readonly number: number;
  readonly picture: Picture;
  readonly patience: Patience;
}

/** What the worker answers to the request of the same number. */
export interface ReadAnswer {
  readonly number: number;
  readonly codes: readonly FoundCode[];
  /** The whole work on the picture. */
  readonly tookMs: number;
}
