import { useEffect, useState } from 'react';
import { loadPaperFonts } from './paper-fonts.ts';
import { createThermalEncoder, type EncodeContent } from './thermal-drawing.ts';

let encoder: Promise<EncodeContent> | undefined;

const loadEncoder = (): Promise<EncodeContent> => {
  encoder ??= loadPaperFonts()
    .then(({ measure }) => createThermalEncoder(measure))
    .catch((error: unknown) => {
      // Asked for again by the next page that needs it.
      encoder = undefined;
      throw error;
    });
  return encoder;
};

/** What draws labels for label printers, once the paper font has been read; undefined until then. */
export const useThermalEncoder = (): EncodeContent | undefined => {
  const [ready, setReady] = useState<{ readonly encode: EncodeContent }>();
  useEffect(() => {
    let isWanted = true;
    void loadEncoder().then((encode) => {
      if (isWanted) setReady({ encode });
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return ready?.encode;
};
