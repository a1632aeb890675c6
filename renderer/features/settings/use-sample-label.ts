import { useMemo } from 'react';
import { thermalMessages } from '#i18n/messages/thermal.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { LabelContent } from '#shared/domain/label-content.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';

/** Running numbers begin at 1, so no folder ever has this code; scanners read it and the app does not know it. */
const SAMPLE_CODE = makeScanCode('folder', '00', 0);

/** A label that stands for no folder, with a long name: for previews and for tests of a printer. */
export const useSampleLabel = (): LabelContent => {
  const messages = useMessages(thermalMessages);
  return useMemo(
    () => ({
      kind: 'folder',
      code: SAMPLE_CODE,
      heading: messages.sampleHeading,
      number: messages.sampleNumber,
      corner: messages.sampleCorner,
      foot: messages.sampleFoot,
    }),
    [messages],
  );
};
