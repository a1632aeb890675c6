import { useState } from 'react';
import { useStore } from 'zustand';
import { byWalk } from '#data/place-tree.ts';
import { settingsMessages } from '#i18n/messages/settings.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Panel } from '#ui/panel.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { formatCount } from '#i18n/format.ts';
import { PlaceDialog } from './place-dialog.tsx';
import styles from './settings-page.module.css';

const TABLES = ['location', 'folder'] as const;

const folderCounts = (folders: Iterable<{ readonly homeLocationId?: string }>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { homeLocationId } of folders) {
    if (homeLocationId !== undefined) counts.set(homeLocationId, (counts.get(homeLocationId) ?? 0) + 1);
  }
  return counts;
};

/** The places in the order in which somebody walks past them, and how many folders belong to each. */
export const LocationList = () => {
  const messages = useMessages(settingsMessages);
  const rows = useRows(TABLES);
  const counts = folderCounts(rows.all('folder').values());
  const places = [...rows.all('location').values()].toSorted(byWalk);
  const actor = useStore(useServices().session, (state) => state.actor);
  const [isAdding, setAdding] = useState(false);
  const mayAdd = actor !== undefined && OFFICE_ROLES.includes(actor.role);
  const add = (): void => setAdding(true);
  useShortcuts(mayAdd ? [{ key: 'F5', run: add }] : []);
  return (
    <Panel
      title={messages.locations}
      testId="location-panel"
      aside={
        mayAdd && (
          <Button look="quiet" icon="place" keyHint="F5" onPress={add} testId="place-add">
            {messages.addPlace}
          </Button>
        )
      }
    >
      <DataTable
        label={messages.locations}
        rows={places}
        rowKey={(place) => place.id}
        rowTestId={(place) => `place-row-${place.id}`}
        maxHeightPx={324}
        empty={messages.noLocations}
        columns={[
          { id: 'path', title: messages.locationPath, width: '1fr', cell: (place) => place.path },
          {
            id: 'folders',
            title: messages.locationFolders,
            width: '90px',
            align: 'end',
            cell: (place) => formatCount(counts.get(place.id) ?? 0),
          },
        ]}
      />
      {!mayAdd && <p className={styles.quiet}>{messages.officeOnly}</p>}
      {isAdding && <PlaceDialog onClose={() => setAdding(false)} />}
    </Panel>
  );
};
