import { settingsMessages } from '#i18n/messages/settings.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Panel } from '#ui/panel.tsx';
import { formatCount } from '#i18n/format.ts';

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
  const places = [...rows.all('location').values()].toSorted((a, b) => (a.walkKey < b.walkKey ? -1 : 1));
  return (
    <Panel title={messages.locations}>
      <DataTable
        label={messages.locations}
        rows={places}
        rowKey={(place) => place.id}
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
    </Panel>
  );
};
