import { useState } from 'react';
import { useStore } from 'zustand';
import { everyStaff } from '#data/folder-queries.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { settingsMessages } from '#i18n/messages/settings.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Panel } from '#ui/panel.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { StaffDialog } from './staff-dialog.tsx';
import styles from './settings-page.module.css';

const TABLES = ['staff'] as const;

type Editing = { readonly kind: 'nobody' } | { readonly kind: 'new' } | { readonly kind: 'one'; readonly id: string };

interface StaffActionsProps {
  /** Absent while nobody is chosen. */
  readonly onEdit: (() => void) | undefined;
  readonly onAdd: () => void;
}

const StaffActions = ({ onEdit, onAdd }: StaffActionsProps) => {
  const messages = useMessages(settingsMessages);
  return (
    <div className={styles.asideButtons}>
      <Button look="quiet" onPress={onEdit} isDisabled={!onEdit} keyHint="Enter" testId="staff-edit">
        {messages.editPerson}
      </Button>
      <Button look="quiet" icon="user" keyHint="F2" onPress={onAdd} testId="staff-add">
        {messages.addPerson}
      </Button>
    </div>
  );
};

/** Who works here or did, and what each may do; the supervisor adds and changes them. */
export const StaffList = () => {
  const messages = useMessages(settingsMessages);
  const filing = useMessages(filingMessages);
  const actor = useStore(useServices().session, (state) => state.actor);
  const rows = useRows(TABLES);
  const [selectedId, setSelectedId] = useState<string | undefined>(undefined);
  const [editing, setEditing] = useState<Editing>({ kind: 'nobody' });
  const mayEdit = actor !== undefined && OFFICE_ROLES.includes(actor.role);
  const add = (): void => setEditing({ kind: 'new' });
  const edit = (id: string): void => {
    if (mayEdit) setEditing({ kind: 'one', id });
  };
  useShortcuts(mayEdit ? [{ key: 'F2', run: add }] : []);
  const person: StaffRow | undefined = editing.kind === 'one' ? rows.get('staff', editing.id) : undefined;
  return (
    <Panel
      title={messages.staff}
      testId="staff-panel"
      aside={
        mayEdit && <StaffActions onEdit={selectedId === undefined ? undefined : () => edit(selectedId)} onAdd={add} />
      }
    >
      <DataTable
        label={messages.staff}
        rows={everyStaff(rows)}
        rowKey={(one) => one.id}
        selectedKey={selectedId}
        onSelect={(one) => setSelectedId(one.id)}
        onOpen={(one) => edit(one.id)}
        rowTestId={(one) => `staff-row-${one.id}`}
        maxHeightPx={252}
        columns={[
          { id: 'name', title: messages.name, width: '1fr', cell: (one) => one.name },
          { id: 'role', title: messages.role, width: '1fr', cell: (one) => filing.role(one.role) },
          { id: 'badge', title: messages.badge, width: '130px', cell: (one) => one.badgeCode },
          {
            id: 'state',
            title: messages.state,
            width: '80px',
            cell: (one) => (one.active ? messages.working : messages.left),
          },
        ]}
      />
      {!mayEdit && <p className={styles.quiet}>{messages.officeOnly}</p>}
      {(editing.kind === 'new' || person) && (
        <StaffDialog person={person} onClose={() => setEditing({ kind: 'nobody' })} />
      )}
    </Panel>
  );
};
