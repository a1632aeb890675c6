import { activeStaff } from '#data/folder-queries.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { settingsMessages } from '#i18n/messages/settings.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Panel } from '#ui/panel.tsx';

const TABLES = ['staff'] as const;

/** Who works here and what each may do. */
export const StaffList = () => {
  const messages = useMessages(settingsMessages);
  const filing = useMessages(filingMessages);
  const staff = activeStaff(useRows(TABLES));
  return (
    <Panel title={messages.staff}>
      <DataTable
        label={messages.staff}
        rows={staff}
        rowKey={(person) => person.id}
        maxHeightPx={252}
        columns={[
          { id: 'name', title: messages.name, width: '1fr', cell: (person) => person.name },
          { id: 'role', title: messages.role, width: '1fr', cell: (person) => filing.role(person.role) },
          { id: 'badge', title: messages.badge, width: '140px', cell: (person) => person.badgeCode },
        ]}
      />
    </Panel>
  );
};
