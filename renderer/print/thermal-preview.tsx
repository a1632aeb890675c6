import { useMemo } from 'react';
import { isBlack, type Bitmap } from '#shared/thermal/bitmap.ts';
import { rasteriseLabels } from '#shared/thermal/label-language.ts';
import type { ThermalPrinter } from '#shared/thermal/thermal-printer.ts';

export interface ThermalPreviewProps {
  /** What would be sent to the printer; the picture is drawn from nothing else. */
  readonly bytes: Uint8Array;
  readonly printer: Pick<ThermalPrinter, 'language' | 'dpi'>;
  readonly label: string;
  readonly className?: string | undefined;
}

const pictureOf = (bitmap: Bitmap): string => {
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.widthDots;
  canvas.height = bitmap.heightDots;
  const image = new ImageData(bitmap.widthDots, bitmap.heightDots);
  for (let y = 0; y < bitmap.heightDots; y += 1) {
    for (let x = 0; x < bitmap.widthDots; x += 1) {
      const at = (y * bitmap.widthDots + x) * 4;
      image.data.fill(isBlack(bitmap, { x, y }) ? 0 : 0xff, at, at + 3);
      image.data[at + 3] = 0xff;
    }
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas.toDataURL();
};

/** The first label as the printer will burn it, dot by dot, drawn from the very bytes that are sent. */
export const ThermalPreview = ({ bytes, printer, label, className }: ThermalPreviewProps) => {
  const { language, dpi } = printer;
  const picture = useMemo(() => {
    const pages = rasteriseLabels(bytes, { language, dpi });
    const bitmap = pages.ok ? pages.value[0] : undefined;
    return bitmap && pictureOf(bitmap);
  }, [bytes, language, dpi]);
  return picture && <img src={picture} alt={label} className={className} data-testid="thermal-preview" />;
};
