import { writeFileSync } from 'node:fs';
import { drawnSymbol, type SymbolKind } from '#test/builders/drawn-symbols.ts';
import { aScene, takePicture, type Scene } from '#test/builders/label-pictures.ts';

/** One label as it is carried past a camera. */
export interface ShownLabel {
  readonly kind: SymbolKind;
  readonly code: string;
  /** Of frame 0, 1, 2 … of this label. */
  readonly scene: (frame: number) => Partial<Scene>;
  readonly frames: number;
}

const NO_COLOUR = 128;
const FRAMES_PER_SECOND = 10;

/**
 * A video for Chromium's fake camera (`--use-file-for-fake-video-capture`): one label after the other, each drawn as it is
 * printed. The fake camera plays it again and again.
 */
export const writeCameraVideo = (file: string, labels: readonly ShownLabel[]): void => {
  const [width, height] = [1280, 720];
  const parts: Uint8Array[] = [
    new TextEncoder().encode(`YUV4MPEG2 W${width} H${height} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`),
  ];
  const colour = new Uint8Array((width * height) / 2).fill(NO_COLOUR);
  labels.forEach(({ kind, code, scene, frames }, label) => {
    const symbol = drawnSymbol(kind, code);
    for (let frame = 0; frame < frames; frame += 1) {
      const { data } = takePicture(aScene({ symbol, seed: label * 100 + frame, ...scene(frame) }));
      parts.push(new TextEncoder().encode('FRAME\n'), new Uint8Array(data), colour);
    }
  });
  writeFileSync(file, Buffer.concat(parts));
};
