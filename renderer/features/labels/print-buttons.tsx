import { labelsMessages } from '#i18n/messages/labels.ts';
import { thermalMessages } from '#i18n/messages/thermal.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import type { LabelWay } from './use-thermal-labels.ts';

export interface PrintButtonsProps {
  readonly isReady: boolean;
  readonly labelPrinter: 'chosen' | 'none';
  readonly print: (way: LabelWay) => void;
}

/** The ways out that this shell has; the first one has the key. */
export const PrintButtons = ({ isReady, labelPrinter, print }: PrintButtonsProps) => {
  const messages = useMessages(labelsMessages);
  const thermal = useMessages(thermalMessages);
  const { abilities } = useServices().host;
  const sheetWays: readonly LabelWay[] = [
    'pdf',
    ...(abilities.has('system-print-dialog') ? (['dialog'] as const) : []),
  ];
  const ways: readonly LabelWay[] = labelPrinter === 'chosen' ? ['thermal'] : sheetWays;
  const words = { pdf: messages.savePdf, dialog: messages.printNow, thermal: thermal.print };
  const [first] = ways;
  useShortcuts([{ key: 'F6', run: () => first && isReady && print(first) }]);
  return ways.map((way) => (
    <Button
      key={way}
      look={way === first ? 'primary' : 'plain'}
      icon={way === 'pdf' ? 'download' : 'print'}
      keyHint={way === first ? 'F6' : undefined}
      isDisabled={!isReady}
      onPress={() => print(way)}
      testId={`labels-${way}`}
    >
      {words[way]}
    </Button>
  ));
};
