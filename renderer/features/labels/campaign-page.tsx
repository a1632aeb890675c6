import { staffName } from '#data/folder-queries.ts';
import { labelBoardMessages } from '#i18n/messages/label-board.ts';
import { formatCount, formatDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { Page } from '#ui/page.tsx';
import { Panel } from '#ui/panel.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { BoardLog } from './board-log.tsx';
import { BoardShelves } from './board-shelves.tsx';
import { BoardTiles } from './board-tiles.tsx';
import { PaceChart } from './pace-chart.tsx';
import { type LabelBoard, useLabelBoard } from './use-label-board.ts';
import styles from './campaign.module.css';

export interface CampaignPageProps {
  /** Goes to the labels of a shelf. */
  readonly onOpenShelf: (placeId: string) => void;
  readonly onBack: () => void;
}

const PeopleToday = ({ board }: { readonly board: LabelBoard }) => {
  const messages = useMessages(labelBoardMessages);
  const { rows } = useServices().data;
  const { people } = board.pace;
  return (
    <Panel title={messages.people} testId="board-people">
      {people.length === 0 ? (
        <p className={styles.quiet}>{messages.nobody}</p>
      ) : (
        <table className={styles.people}>
          <thead>
            <tr>
              <th scope="col">{messages.person}</th>
              <th scope="col">{messages.count}</th>
              <th scope="col">{messages.hourly}</th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ staffId, count, perHour }) => (
              <tr key={staffId}>
                <th scope="row">{staffName(rows, staffId)}</th>
                <td>{formatCount(count)}</td>
                <td>{formatCount(Math.round(perHour))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
};

/** Today by the hour; once there are several days, the days. */
const Charts = ({ board: { pace, goal } }: { readonly board: LabelBoard }) => {
  const messages = useMessages(labelBoardMessages);
  const language = useLanguage();
  const { hours, days } = pace;
  if (days.length === 0) return null;
  return (
    <div className={styles.charts}>
      {hours.length > 0 && (
        <PaceChart
          title={messages.hoursChart}
          bars={hours.map(({ hour, count }) => ({ label: messages.hour(String(hour).padStart(2, '0')), count }))}
          goal={goal.perHour}
        />
      )}
      {(days.length > 1 || hours.length === 0) && (
        <PaceChart
          title={messages.daysChart}
          bars={days.map(({ on, count }) => ({ label: formatDate(on, language).replace(/ \S+$/, ''), count }))}
          goal={goal.perDay}
        />
      )}
    </div>
  );
};

/** The labelling campaign at a glance: how far, how fast, who, until when, and which shelf is next. */
export const CampaignPage = ({ onOpenShelf, onBack }: CampaignPageProps) => {
  const messages = useMessages(labelBoardMessages);
  const board = useLabelBoard();
  const next = board.next?.place;
  useShortcuts([
    { key: 'F9', run: onBack },
    { key: 'Escape', run: onBack },
    { key: 'Ctrl+Enter', run: () => next && onOpenShelf(next.id) },
  ]);
  return (
    <Page
      title={messages.title}
      testId="campaign-page"
      actions={
        <>
          <Button look="quiet" icon="labels" keyHint="F9" onPress={onBack} testId="board-back">
            {messages.back}
          </Button>
          {next && (
            <Button
              look="primary"
              icon="arrow-right"
              keyHint="Ctrl Enter"
              onPress={() => onOpenShelf(next.id)}
              testId="board-next"
            >
              {messages.next(next.path)}
            </Button>
          )}
        </>
      }
    >
      <BoardTiles board={board} />
      <div className={styles.columns}>
        <BoardShelves shelves={board.shelves} next={board.next} onOpenShelf={onOpenShelf} />
        <div className={styles.side}>
          <Charts board={board} />
          <PeopleToday board={board} />
          <BoardLog />
        </div>
      </div>
    </Page>
  );
};
