import { formatCount } from '#i18n/format.ts';
import { labelBoardMessages } from '#i18n/messages/label-board.ts';
import { useMessages } from '#i18n/use-messages.ts';
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
  return (
    <BarChart
      title={title}
      bars={bars.map(({ label, count }) => ({ label, value: count, shown: formatCount(count) }))}
      goal={{ value: goal, text: messages.goalLine(formatCount(goal)) }}
      testId="pace-chart"
    />
  );
};
