import { whereIs } from '#data/folder-queries.ts';
import { type Absence, absentFrom } from '#data/shelf-heat.ts';
import { subjectById } from '#data/subject-queries.ts';
import { formatReference } from '#i18n/format.ts';
import { shelfMapMessages } from '#i18n/messages/shelf-map.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import type { Tone } from '#ui/tone.ts';

const TONES: Readonly<Record<Absence, Tone>> = { missing: 'refused', overdue: 'elsewhere', out: 'waiting' };

const holderOf = (rows: ReadModel, folder: FolderRow, today: IsoDate): string => {
  const where = whereIs(rows, folder, today);
  if (where.kind === 'on-loan') return where.borrowerName;
  return where.kind === 'away' ? where.destination : '';
};

/** The folders of one shelf that are not in their place, and who has them. */
export const AbsentList = (props: {
  readonly rows: ReadModel;
  readonly shelfId: string;
  readonly today: IsoDate;
  readonly onOpen: (subjectId: string, folderId: string) => void;
}) => {
  const { rows, shelfId, today, onOpen } = props;
  const messages = useMessages(shelfMapMessages);
  const path = rows.get('location', shelfId)?.path ?? '';
  return (
    <Panel title={messages.listTitle(path)} testId="absent-list">
      <DataTable
        label={messages.listTitle(path)}
        rows={absentFrom(rows, shelfId, today)}
        rowKey={({ folder }) => folder.id}
        onOpen={({ folder }) => onOpen(folder.subjectId, folder.id)}
        empty={messages.nobodyAway}
        maxHeightPx={252}
        columns={[
          {
            id: 'folder',
            title: messages.folder,
            width: 'minmax(0, 3fr)',
            cell: ({ folder }) => subjectById(rows, folder.subjectId)?.title ?? '',
          },
          { id: 'code', title: messages.code, width: '150px', cell: ({ folder }) => formatReference(folder.code) },
          {
            id: 'state',
            title: messages.state,
            width: '150px',
            cell: ({ absence }) => <StatusChip tone={TONES[absence]}>{messages.absences[absence]}</StatusChip>,
          },
          {
            id: 'who',
            title: messages.who,
            width: 'minmax(0, 2fr)',
            cell: ({ folder }) => holderOf(rows, folder, today),
          },
        ]}
      />
    </Panel>
  );
};
