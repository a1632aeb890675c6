import { importMessages } from '#i18n/messages/import.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { ImportPlan } from '#shared/register-feed/import-plan.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { reportLines } from './report-lines.ts';

/** Every row a person should look at: the line, the column, what is wrong, and whether it was taken. */
export const RowReport = ({ plan }: { readonly plan: ImportPlan }) => {
  const messages = useMessages(importMessages);
  const lines = reportLines(plan);
  if (lines.length === 0) return null;
  return (
    <Panel title={messages.report(lines.length)}>
      <DataTable
        label={messages.reportLabel}
        rows={lines}
        rowKey={(line) => line.id}
        maxHeightPx={288}
        testId="import-report"
        columns={[
          { id: 'line', title: messages.line, width: '64px', align: 'end', cell: ({ line }) => String(line) },
          {
            id: 'fate',
            title: messages.fate,
            width: '130px',
            cell: ({ fate }) =>
              fate === 'applied' ? (
                <StatusChip tone="elsewhere">{messages.taken}</StatusChip>
              ) : (
                <StatusChip tone="refused">{fate === 'held' ? messages.held : messages.notTaken}</StatusChip>
              ),
          },
          { id: 'column', title: messages.column, width: '150px', cell: ({ column }) => column ?? '' },
          { id: 'why', title: messages.why, width: '2fr', cell: ({ code }) => messages.rowProblem(code) },
          { id: 'value', title: messages.value, width: '1fr', cell: ({ value }) => value ?? '' },
        ]}
      />
    </Panel>
  );
};
