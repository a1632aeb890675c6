import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { drawnSymbol, type SymbolKind } from '#test/builders/drawn-symbols.ts';
import { aScene, takePicture } from '#test/builders/label-pictures.ts';

/** Saves a photograph of a label as PNG, or of an empty desk; a page with a canvas makes the file. */
export const labelPicture = async (
  page: Page,
  label: { readonly file: string; readonly kind: SymbolKind; readonly code: string | undefined },
): Promise<void> => {
  const symbol = label.code === undefined ? [' '] : drawnSymbol(label.kind, label.code);
  const { width, height, data } = takePicture(
    aScene({ symbol, width: 640, height: 480, middle: [320, 240], rollDegrees: 8, ground: 200, pixelsPerModule: 6 }),
  );
  const grey = Buffer.from(data).toString('base64');
  const dataUrl = await page.evaluate<string>(`(() => {
    const grey = Uint8Array.from(atob('${grey}'), (letter) => letter.charCodeAt(0));
    const canvas = Object.assign(document.createElement('canvas'), { width: ${width}, height: ${height} });
    const context = canvas.getContext('2d');
    const pixels = context.createImageData(${width}, ${height});
    grey.forEach((light, at) => pixels.data.set([light, light, light, 255], at * 4));
    context.putImageData(pixels, 0, 0);
    return canvas.toDataURL('image/png');
  })()`);
  writeFileSync(label.file, Buffer.from(dataUrl.split(',')[1] ?? '', 'base64'));
};
