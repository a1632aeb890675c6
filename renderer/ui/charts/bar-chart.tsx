import type { ReactNode } from 'react';
import { ChartFigure, type ChartTable } from './chart-figure.tsx';
import { asPicture, HALO, PLOT_STYLE } from './plot-drawing.ts';

export interface ChartBar {
  /** Unique among the bars; under the bar where there is room. */
  readonly label: string;
  readonly value: number;
  /** The value as it is read; above the bar where there is room. */
  readonly shown: string;
}

export interface BarChartProps {
  readonly title: string;
  /** False where the panel around the chart has the title already; it is spoken all the same. */
  readonly isTitleShown?: boolean;
  /** In the order in which they stand side by side. */
  readonly bars: readonly ChartBar[];
  /** What each bar should reach, and the words on its line. */
  readonly goal?: { readonly value: number; readonly text: string } | undefined;
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly table?: ChartTable | undefined;
  readonly aside?: ReactNode;
  readonly testId?: string;
}

/** More bars than this leave no room for a number on each; the first, the last and the highest keep theirs. */
const MOST_NUMBERED = 14;
const MARGINS = { marginTop: 20, marginBottom: 24, marginLeft: 8, marginRight: 8 } as const;

const numbered = (bars: readonly ChartBar[]): readonly ChartBar[] => {
  if (bars.length <= MOST_NUMBERED) return bars;
  const highest = bars.reduce<ChartBar | undefined>(
    (best, bar) => (bar.value > (best?.value ?? 0) ? bar : best),
    undefined,
  );
  return highest ? [highest] : [];
};

const labelled = (bars: readonly ChartBar[]): readonly string[] => {
  if (bars.length <= MOST_NUMBERED) return bars.map(({ label }) => label);
  const step = Math.ceil(bars.length / 6);
  return bars.filter((_, index) => (bars.length - 1 - index) % step === 0).map(({ label }) => label);
};

const draw = async (props: BarChartProps): Promise<Element> => {
  const { title, bars, goal, widthPx = 352, heightPx = 148 } = props;
  const { barY, plot, ruleY, text } = await import('@observablehq/plot');
  const top = Math.max(goal?.value ?? 0, 1, ...bars.map(({ value }) => value));
  const drawing = plot({
    ...MARGINS,
    width: widthPx,
    height: heightPx,
    x: {
      type: 'band',
      domain: bars.map(({ label }) => label),
      ticks: labelled(bars),
      label: null,
      tickSize: 0,
      padding: 0.25,
    },
    y: { axis: null, domain: [0, top * 1.05] },
    style: { ...PLOT_STYLE, fontSize: '12px' },
    marks: [
      barY(bars, { x: 'label', y: 'value', className: 'chart-bar' }),
      ruleY([0]),
      ...(goal ? [ruleY([goal.value], { strokeDasharray: '4 3' })] : []),
      text(numbered(bars), { x: 'label', y: 'value', text: 'shown', dy: -7, ...HALO }),
      ...(goal
        ? [text([goal.text], { frameAnchor: 'top-right', y: goal.value, lineAnchor: 'bottom', dy: -3, ...HALO })]
        : []),
    ],
  });
  const parts = bars.map(({ label, shown }) => `${label} ${shown}`);
  return asPicture(drawing, [title, ...parts, ...(goal ? [goal.text] : [])].join(', '));
};

/** Values side by side, each bar with its number: readable without colour. */
export const BarChart = (props: BarChartProps) => {
  const { title, isTitleShown = true, bars, goal, widthPx, heightPx = 148 } = props;
  return (
    <ChartFigure
      title={isTitleShown ? title : undefined}
      draw={() => draw(props)}
      drawnFrom={JSON.stringify([title, bars, goal, widthPx, heightPx])}
      table={props.table}
      heightPx={heightPx}
      aside={props.aside}
      testId={props.testId}
    />
  );
};
