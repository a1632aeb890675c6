import { formatDate, formatHorsepower } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { importMessages } from '#i18n/messages/import.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { ImportPlan } from '#shared/register-feed/import-plan.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Panel } from '#ui/panel.tsx';

const SHOWN = 200;

/** The first rows as they were understood, so that a wrong column is seen before it is stored. */
export const ListPreview = ({ plan }: { readonly plan: ImportPlan }) => {
  const messages = useMessages(importMessages);
  const language = useLanguage();
  const rows = [...plan.create, ...plan.update].toSorted((a, b) => a.line - b.line).slice(0, SHOWN);
  if (rows.length === 0) return null;
  return (
    <Panel title={messages.preview}>
      <DataTable
        label={messages.preview}
        rows={rows}
        rowKey={(row) => String(row.line)}
        maxHeightPx={216}
        testId="import-preview"
        columns={[
          { id: 'line', title: messages.line, width: '64px', align: 'end', cell: (row) => String(row.line) },
          { id: 'number', title: messages.number, width: '170px', cell: (row) => row.register.registrationNumber },
          { id: 'name', title: messages.name, width: '2fr', cell: (row) => row.register.name },
          {
            id: 'district',
            title: messages.district,
            width: '1fr',
            cell: (row) => row.register.address.district ?? '',
          },
          {
            id: 'horsepower',
            title: messages.horsepower,
            width: '100px',
            align: 'end',
            cell: ({ register }) =>
              register.hpHundredths === undefined ? '' : formatHorsepower(register.hpHundredths),
          },
          {
            id: 'started',
            title: messages.startedOn,
            width: '120px',
            cell: ({ register }) => (register.startedOn === undefined ? '' : formatDate(register.startedOn, language)),
          },
        ]}
      />
    </Panel>
  );
};
