import { useEffect, useState } from 'react';
import { createPictureReader, type PictureReader } from '#scan/decode/picture-reader.ts';
import { classifyScan } from '#shared/domain/scan-code.ts';

/** What became of the last picture. */
export type PictureState =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'not-a-picture' }
  | { readonly kind: 'nothing-found' }
  /** Codes without our check digits: a person looks at them before one counts. */
  | { readonly kind: 'foreign'; readonly texts: readonly string[] }
  | { readonly kind: 'read'; readonly texts: readonly string[] };

const pixelsOf = async (file: Blob): Promise<ImageBitmap | undefined> => {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    // Not a picture, or of a kind that this browser does not know.
    return undefined;
  }
};

const readPicture = async (file: Blob, reader: PictureReader): Promise<PictureState> => {
  const pixels = await pixelsOf(file);
  if (pixels === undefined) return { kind: 'not-a-picture' };
  const found = await reader.read(pixels, 'only-picture');
  const texts = found.ok ? [...new Set(found.value.map(({ text }) => text))] : [];
  const own = texts.filter((text) => classifyScan(text).kind !== 'unknown');
  if (own.length > 0) return { kind: 'read', texts: own };
  return texts.length > 0 ? { kind: 'foreign', texts } : { kind: 'nothing-found' };
};

/** Reads the picture that is handed in; codes of the office in it are scans at once. */
export const usePicture = (
  picture: Blob | undefined,
  onScan: (text: string) => void,
): { readonly state: PictureState; readonly use: (text: string) => void } => {
  const [result, setResult] = useState<{ readonly of: Blob; readonly state: PictureState }>();
  useEffect(() => {
    if (picture === undefined) return undefined;
    const reader = createPictureReader();
    let isWanted = true;
    void readPicture(picture, reader).then((state) => {
      reader.close();
      if (!isWanted) return;
      setResult({ of: picture, state });
      if (state.kind === 'read') state.texts.forEach(onScan);
    });
    return () => {
      isWanted = false;
      reader.close();
    };
    // The picture alone decides: the same picture is not read twice because a page was drawn again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [picture]);
  const isKnown = picture !== undefined && result?.of === picture;
  const state: PictureState = picture === undefined ? { kind: 'none' } : isKnown ? result.state : { kind: 'reading' };
  const use = (text: string): void => {
    if (picture !== undefined) setResult({ of: picture, state: { kind: 'read', texts: [text] } });
    onScan(text);
  };
  return { state, use };
};
