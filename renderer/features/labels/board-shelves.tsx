import { useState } from 'react';
import type { ShelfProgress } from '#data/label-queries.ts';
import { allOf } from '#data/label-tally.ts';
import { labelBoardMessages } from '#i18n/messages/label-board.ts';
import { formatCount } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { Icon } from '#ui/icon.tsx';
import { Panel } from '#ui/panel.tsx';
import { BareProgressBar } from '#ui/progress-bar.tsx';
import styles from './campaign.module.css';

export interface BoardShelvesProps {
  readonly shelves: readonly ShelfProgress[];
  readonly next: ShelfProgress | undefined;
  readonly onOpenShelf: (placeId: string) => void;
}

const HEIGHT_PX = 420;
const keyOf = ({ place }: ShelfProgress): string => place?.id ?? 'no-home';

const ShelfBar = ({ counts }: ShelfProgress) => {
  const all = allOf(counts);
  if (counts.confirmed === all) return <Icon name="check" />;
  return <BareProgressBar value={counts.confirmed} of={all} />;
};

const barCell = (shelf: ShelfProgress) => <ShelfBar {...shelf} />;

const useColumns = (): readonly DataColumn<ShelfProgress>[] => {
  const messages = useMessages(labelBoardMessages);
  const figure = (
    id: string,
    title: string,
    of: (counts: ShelfProgress['counts']) => number,
  ): DataColumn<ShelfProgress> => ({
    id,
    title,
    width: '68px',
    align: 'end',
    cell: ({ counts }) => formatCount(of(counts)),
  });
  return [
    {
      id: 'shelf',
      title: messages.shelf,
      width: 'minmax(0, 1fr)',
      cell: ({ place }) => place?.path ?? messages.noHome,
    },
    figure('all', messages.all, allOf),
    figure('printed', messages.printed, ({ printed }) => printed),
    figure('confirmed', messages.confirmed, ({ confirmed }) => confirmed),
    figure('left', messages.left, (counts) => allOf(counts) - counts.confirmed),
    { id: 'progress', title: messages.progress, width: '96px', cell: barCell },
  ];
};

/** Every shelf in walking order; Enter goes and prints its labels. */
export const BoardShelves = ({ shelves, next, onOpenShelf }: BoardShelvesProps) => {
  const messages = useMessages(labelBoardMessages);
  const columns = useColumns();
  const [isOnlyLeft, setOnlyLeft] = useState(false);
  const shown = isOnlyLeft ? shelves.filter(({ counts }) => counts.confirmed < allOf(counts)) : shelves;
  return (
    <Panel
      title={messages.shelves}
      testId="board-shelves"
      aside={
        <Button look="quiet" isPressed={isOnlyLeft} onPress={() => setOnlyLeft(!isOnlyLeft)} testId="board-only-left">
          {messages.onlyLeft}
        </Button>
      }
    >
      <DataTable
        label={messages.shelves}
        columns={columns}
        rows={shown}
        rowKey={keyOf}
        selectedKey={next && keyOf(next)}
        onOpen={({ place }) => place && onOpenShelf(place.id)}
        rowTestId={(shelf) => `board-shelf-${keyOf(shelf)}`}
        empty={<p className={styles.quiet}>{messages.noShelves}</p>}
        maxHeightPx={HEIGHT_PX}
      />
      <p className={styles.quiet}>{messages.openHint}</p>
    </Panel>
  );
};
