import { HOME_KINDS, placesOf } from '#data/place-tree.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { counterMessages } from '#i18n/messages/counter.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ComboBox } from '#ui/combo-box.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useHomeForm } from './use-home-form.ts';

export interface HomeDialogProps {
  readonly folder: FolderRow;
  readonly onClose: () => void;
}

const TABLES = ['location'] as const;

/** Sets where a folder belongs: chosen by name, or by scanning the shelf. */
export const HomeDialog = ({ folder, onClose }: HomeDialogProps) => {
  const messages = useMessages(counterMessages);
  const common = useMessages(commonMessages);
  const rows = useRows(TABLES);
  const form = useHomeForm(folder, onClose);
  return (
    <ActionDialog
      title={messages.homeTitle(folder.volume)}
      onClose={onClose}
      testId="home-dialog"
      confirm={messages.setHome}
      icon="home"
      shortcut="F8"
      onConfirm={form.save}
      confirmTestId="home-save"
    >
      <ComboBox
        label={messages.homePlace}
        choices={placesOf(rows, HOME_KINDS).map(({ id, path }) => ({ id, label: path }))}
        selectedId={form.placeId}
        onSelect={form.choose}
        openLabel={common.open}
        emptyText={common.noMatch}
        error={form.problem}
        focus="at-once"
        testId="home-place"
      />
      {form.failure && <ErrorNote error={form.failure} />}
    </ActionDialog>
  );
};
