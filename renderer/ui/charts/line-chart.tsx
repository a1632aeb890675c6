import type { ReactNode } from 'react';
import { ChartFigure, type ChartTable } from './chart-figure.tsx';
import { asPicture, HALO, PLOT_STYLE } from './plot-drawing.ts';

export interface ChartLine {
  /** Stands at the end of the line; empty where there is only one. */
  readonly name: string;
  /** One for each label, in order. */
  readonly values: readonly number[];
  /** Told from the other line without colours. */
  readonly isBroken?: boolean;
  /** What stands at each point; without it nothing does. */
  readonly shown?: readonly string[];
}

export interface LineChartProps {
  /** Says what the picture shows; spoken, and written where `isTitleShown`. */
  readonly title: string;
  readonly isTitleShown?: boolean;
  /** Under the points from left to right; they need not differ. */
  readonly labels: readonly string[];
  readonly lines: readonly ChartLine[];
  /** The name of the vertical axis with its unit. */
  readonly axis?: string | undefined;
  /** From zero to the highest value where it is not said. */
  readonly domain?: readonly [number, number];
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly table?: ChartTable | undefined;
  readonly aside?: ReactNode;
  readonly testId?: string;
}

interface Point {
  readonly index: number;
  readonly value: number;
  readonly shown: string;
}

/** More labels than this do not fit beside each other; evenly spaced ones stay, the last one always. */
const MOST_LABELS = 7;
const MOST_DOTS = 15;
const NAME_ROOM_PX = 110;

const shownLabels = (count: number): readonly number[] => {
  const all = Array.from({ length: count }, (_, index) => index);
  if (count <= MOST_LABELS) return all;
  const step = Math.ceil(count / 5);
  return all.filter((index) => (count - 1 - index) % step === 0);
};

const pointsOf = ({ values, shown }: ChartLine): readonly Point[] =>
  values.map((value, index) => ({ index, value, shown: shown?.[index] ?? '' }));

const draw = async (props: LineChartProps): Promise<Element> => {
  const { title, labels, lines, axis, domain, widthPx = 520, heightPx = 200 } = props;
  const { plot, line, dot, text, ruleY } = await import('@observablehq/plot');
  const place = { x: 'index', y: 'value' } as const;
  const hasNames = lines.some(({ name }) => name !== '');
  const drawing = plot({
    width: widthPx,
    height: heightPx,
    marginLeft: 48,
    marginRight: hasNames ? NAME_ROOM_PX : 28,
    marginTop: 28,
    style: PLOT_STYLE,
    x: {
      type: 'point',
      domain: labels.map((_, index) => index),
      ticks: shownLabels(labels.length),
      tickFormat: (index: number) => labels[index] ?? '',
      label: null,
    },
    y: { zero: true, grid: true, label: axis ?? null, ticks: 5, ...(domain ? { domain: [...domain] } : {}) },
    // One ink, one line broken, words at the ends: the same on a printer without colours.
    marks: [
      ruleY([0]),
      ...lines.flatMap((each) => {
        const points = pointsOf(each);
        const isDotted = !each.isBroken && points.length <= MOST_DOTS;
        return [
          line(points, {
            ...place,
            stroke: 'currentColor',
            ...(each.isBroken ? { strokeDasharray: '4 4' } : { strokeWidth: 2 }),
          }),
          ...(isDotted ? [dot(points, { ...place, fill: 'currentColor', r: 3.5 })] : []),
          ...(each.shown ? [text(points, { ...place, text: 'shown', dy: -14, fontWeight: 600, ...HALO })] : []),
          text(points.slice(-1), { ...place, text: () => each.name, dx: 8, textAnchor: 'start' }),
        ];
      }),
    ],
  });
  return asPicture(drawing, title);
};

/** How values went over time, one or two lines, directly named: no legend to hunt for. */
export const LineChart = (props: LineChartProps) => {
  const { title, isTitleShown = false, labels, lines, axis, domain, widthPx, heightPx = 200 } = props;
  return (
    <ChartFigure
      title={isTitleShown ? title : undefined}
      draw={() => draw(props)}
      drawnFrom={JSON.stringify([title, labels, lines, axis, domain, widthPx, heightPx])}
      table={props.table}
      heightPx={heightPx}
      aside={props.aside}
      testId={props.testId}
    />
  );
};
