import { useEffect, useState } from 'react';
import { loadPaperFonts, type PaperFonts } from '#print/paper-fonts.ts';

/** The paper font once it has been read; undefined until then. */
export const usePaperFonts = (): PaperFonts | undefined => {
  const [fonts, setFonts] = useState<PaperFonts>();
  useEffect(() => {
    let isWanted = true;
    void loadPaperFonts().then((loaded) => {
      if (isWanted) setFonts(loaded);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return fonts;
};
