import { useEffect, useRef } from 'react';
import { labelBoardMessages } from '#i18n/messages/label-board.ts';
import { formatCount } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import styles from './campaign.module.css';

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

const SIZE = { width: 352, height: 148, marginTop: 20, marginBottom: 24, marginLeft: 8, marginRight: 8 } as const;

/** Keeps words readable where they cross a bar or a line. */
const HALO = { fill: 'currentColor', stroke: 'var(--surface)', strokeWidth: 4 } as const;

/** Drawn when it is first shown: the library is not part of what starts the app. */
const draw = async ({ title, bars, goal }: PaceChartProps, goalText: string): Promise<Element> => {
  const { barY, plot, ruleY, text } = await import('@observablehq/plot');
  const drawing = plot({
    ...SIZE,
    x: { type: 'band', domain: bars.map(({ label }) => label), label: null, tickSize: 0, padding: 0.25 },
    y: { axis: null, domain: [0, Math.max(goal, ...bars.map(({ count }) => count)) * 1.05] },
    style: { background: 'transparent', color: 'currentColor', fontFamily: 'inherit', fontSize: '12px' },
    marks: [
      barY(bars, { x: 'label', y: 'count', className: 'pace-bar' }),
      ruleY([0]),
      ruleY([goal], { strokeDasharray: '4 3' }),
      text(bars, { x: 'label', y: 'count', text: ({ count }: PaceBar) => formatCount(count), dy: -7, ...HALO }),
      text([goalText], { frameAnchor: 'top-right', y: goal, lineAnchor: 'bottom', dy: -3, ...HALO }),
    ],
  });
  // The page's policy allows no style elements; what this one says stands in the style sheet.
  drawing.querySelector('style')?.remove();
  // Names of marks are no words for a listener; the picture as a whole has one.
  for (const mark of drawing.querySelectorAll('[aria-label]')) mark.removeAttribute('aria-label');
  const parts = bars.map(({ label, count }) => `${label} ${formatCount(count)}`);
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', [title, ...parts, goalText].join(', '));
  return drawing;
};

/** How many labels per hour or day, each bar with its number, against the goal: readable without colour. */
export const PaceChart = (props: PaceChartProps) => {
  const { title, bars, goal } = props;
  const messages = useMessages(labelBoardMessages);
  const place = useRef<HTMLDivElement>(null);
  const goalText = messages.goalLine(formatCount(goal));
  const key = JSON.stringify([title, bars, goal, goalText]);
  useEffect(() => {
    let isWanted = true;
    void draw(props, goalText).then((drawing) => {
      if (isWanted) place.current?.replaceChildren(drawing);
    });
    return () => {
      isWanted = false;
    };
    // The key is what is drawn; the list itself is made anew with every label.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return (
    <figure className={styles.chart}>
      <figcaption>{title}</figcaption>
      <div ref={place} className={styles.drawing} data-testid="pace-chart" />
    </figure>
  );
};
