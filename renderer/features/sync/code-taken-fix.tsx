import { titleOf } from '#data/subject-queries.ts';
import { syncMessages } from '#i18n/messages/sync.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { ExceptionRow } from '#shared/model/filing-rows.ts';
import { Button } from '#ui/button.tsx';

export interface CodeTakenFixProps {
  readonly card: ExceptionRow;
  readonly onPrintLabel: (folderId: string) => void;
}

/** A label that reads as another folder: which one, and the way to a label of its own. */
export const CodeTakenFix = ({ card, onPrintLabel }: CodeTakenFixProps) => {
  const messages = useMessages(syncMessages);
  const filing = useMessages(filingMessages);
  const { rows } = useServices().data;
  const { folderId, causeIds } = card;
  const owner = causeIds[0] === undefined ? undefined : rows.get('folder', causeIds[0]);
  const name = owner && titleOf(rows, owner);
  return (
    <>
      {owner && <p>{messages.readsAs([name, filing.folderVolume(owner.volume)].filter(Boolean).join(' · '))}</p>}
      {folderId !== undefined && (
        <Button icon="print" onPress={() => onPrintLabel(folderId)} testId={`print-label-${card.id}`}>
          {messages.printNewLabel}
        </Button>
      )}
    </>
  );
};
