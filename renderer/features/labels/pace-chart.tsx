import { useRef } from 'react';
import { formatCount } from '#i18n/format.ts';
import { labelBoardMessages } from '#i18n/messages/label-board.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useSaveFigure } from '#services/use-save-figure.ts';
import { FigureButtons } from '#ui/charts/figure-buttons.tsx';
import { BarChart } from '#ui/charts/bar-chart.tsx';

export interface PaceBar {
  readonly label: string;
  readonly count: number;
}

export interface PaceChartProps {
  readonly title: string;
  /** In the order in which they stand side by side. */
  readonly bars: readonly PaceBar[];
  /** How many each bar should reach. */
  readonly goal: number;
}

/** How many labels per hour or day, each bar with its number, against the goal. */
export const PaceChart = ({ title, bars, goal }: PaceChartProps) => {
  const messages = useMessages(labelBoardMessages);
  const place = useRef<HTMLDivElement>(null);
  const saving = useSaveFigure(title, () => ({
    sheet: messages.sheet,
    columns: [
      { title: messages.time, widthCharacters: 16 },
      { title: messages.count, widthCharacters: 12, look: 'count' },
      { title: messages.goalColumn, widthCharacters: 12, look: 'count' },
    ],
    lines: bars.map(({ label, count }) => [label, count, goal]),
  }));
  return (
    <div ref={place}>
      <BarChart
        title={title}
        aside={<FigureButtons title={title} saving={saving} element={() => place.current} testId="pace" />}
        bars={bars.map(({ label, count }) => ({ label, value: count, shown: formatCount(count) }))}
        goal={{ value: goal, text: messages.goalLine(formatCount(goal)) }}
        testId="pace-chart"
      />
    </div>
  );
};
