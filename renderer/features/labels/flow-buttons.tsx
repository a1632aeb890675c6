import { nextShelf, shelfProgress } from '#data/label-queries.ts';
import { labelFlowMessages } from '#i18n/messages/label-flow.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { Button } from '#ui/button.tsx';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';

export interface FlowButtonsProps {
  readonly onNextShelf: (placeId: string) => void;
  readonly onAttach: () => void;
  readonly onOpenBoard: (() => void) | undefined;
}

const TABLES = ['folder', 'location'] as const;

/** What else is done here, each with its key. */
export const FlowButtons = ({ onNextShelf, onAttach, onOpenBoard }: FlowButtonsProps) => {
  const flow = useMessages(labelFlowMessages);
  const toast = useToast();
  const rows = useRows(TABLES);
  const goOn = (): void => {
    const next = nextShelf(shelfProgress(rows))?.place;
    if (next) onNextShelf(next.id);
    else toast('done', flow.noNextShelf);
  };
  useShortcuts([
    { key: 'F8', run: onAttach },
    { key: 'F9', run: () => onOpenBoard?.() },
    { key: 'Ctrl+Enter', run: goOn },
  ]);
  return (
    <>
      <Button look="quiet" icon="barcode" keyHint="F8" onPress={onAttach} testId="labels-attach">
        {flow.attach}
      </Button>
      {onOpenBoard && (
        <Button look="quiet" icon="count" keyHint="F9" onPress={onOpenBoard} testId="labels-board">
          {flow.board}
        </Button>
      )}
      <Button icon="arrow-right" keyHint="Ctrl Enter" onPress={goOn} testId="labels-next-shelf">
        {flow.nextShelf}
      </Button>
    </>
  );
};
