import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { TableFile } from '#services/table-file.ts';
import { Button } from '#ui/button.tsx';
import { useSaveTable } from './use-save-table.ts';

export interface TableButtonsProps {
  /** What the table is of, for the name of the file. */
  readonly subject: string;
  readonly at: string;
  readonly table: () => TableFile;
  readonly testId: string;
}

/** The two buttons that save a table. */
export const TableButtons = ({ subject, at, table, testId }: TableButtonsProps) => {
  const messages = useMessages(ministryMessages);
  const save = useSaveTable(subject, at);
  return (
    <>
      <Button
        icon="download"
        description={messages.csvHint}
        isDisabled={save.isBusy}
        onPress={() => save.table(table(), 'csv')}
        testId={`${testId}-csv`}
      >
        {messages.csv}
      </Button>
      <Button
        icon="download"
        description={messages.xlsxHint}
        isDisabled={save.isBusy}
        onPress={() => save.table(table(), 'xlsx')}
        testId={`${testId}-xlsx`}
      >
        {messages.xlsx}
      </Button>
    </>
  );
};
