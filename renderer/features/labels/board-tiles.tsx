import { labelBoardMessages } from '#i18n/messages/label-board.ts';
import { formatCount, formatDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { CAMPAIGN_DAYS } from '#shared/domain/label-pace.ts';
import { ProgressBar } from '#ui/progress-bar.tsx';
import type { LabelBoard } from './use-label-board.ts';
import styles from './campaign.module.css';

interface TileProps {
  readonly title: string;
  readonly figure: string;
  readonly detail: string;
  readonly testId: string;
}

const Tile = ({ title, figure, detail, testId }: TileProps) => (
  <section className={styles.tile} data-testid={testId}>
    <h2 className={styles.tileTitle}>{title}</h2>
    <p className={styles.figure}>{figure}</p>
    <p className={styles.quiet}>{detail}</p>
  </section>
);

const rounded = (count: number): string => formatCount(Math.round(count));
const PERCENT = 100;

/** The percentage without rounding up: 100 means every one. */
const percentOf = (part: number, whole: number): string =>
  String(whole === 0 ? 0 : Math.floor((part / whole) * PERCENT));

const useForecastWords = ({ pace }: LabelBoard): { readonly figure: string; readonly detail: string } => {
  const messages = useMessages(labelBoardMessages);
  const language = useLanguage();
  const { forecast, perDay } = pace;
  if (forecast.kind === 'done') return { figure: messages.doneAlready, detail: messages.allDone };
  if (forecast.kind === 'unknown') return { figure: messages.doneUnknown, detail: messages.doneUnknownHint };
  return {
    figure: formatDate(forecast.on, language),
    detail: messages.doneIn(formatCount(forecast.workingDays), rounded(perDay ?? 0)),
  };
};

/** How far, today, how fast, until when: four figures that are read from the door. */
export const BoardTiles = ({ board }: { readonly board: LabelBoard }) => {
  const messages = useMessages(labelBoardMessages);
  const { counts, all, pace, goal } = board;
  const forecast = useForecastWords(board);
  const done = messages.labelledOf(formatCount(counts.confirmed), formatCount(all));
  return (
    <div className={styles.tiles}>
      <section className={styles.tile} data-testid="board-labelled">
        <h2 className={styles.tileTitle}>{messages.labelled}</h2>
        <p className={styles.figure}>{messages.percent(percentOf(counts.confirmed, all))}</p>
        <ProgressBar label={done} value={counts.confirmed} of={all} />
        <p className={styles.quiet}>{messages.waiting(formatCount(counts.printed))}</p>
      </section>
      <Tile
        title={messages.today}
        figure={messages.todayOf(formatCount(pace.today))}
        detail={messages.goal(formatCount(goal.perDay), formatCount(all), formatCount(CAMPAIGN_DAYS))}
        testId="board-today"
      />
      <Tile
        title={messages.pace}
        figure={pace.perHour === undefined ? messages.noPace : messages.perHour(rounded(pace.perHour))}
        detail={messages.paceHint}
        testId="board-pace"
      />
      <Tile title={messages.done} {...forecast} testId="board-forecast" />
    </div>
  );
};
