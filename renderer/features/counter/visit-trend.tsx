import { useEffect, useRef } from 'react';
import { type VisitWeek, visitTrend } from '#data/visit-queries.ts';
import { formatDate } from '#i18n/format.ts';
import { type Language, useLanguage } from '#i18n/language.ts';
import { visitTrendMessages } from '#i18n/messages/visit-trend.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { Panel } from '#ui/panel.tsx';
import styles from './visit-trend.module.css';

const TABLES = ['visit'] as const;
const WIDTH_PX = 520;
const HEIGHT_PX = 200;

interface Line {
  readonly index: number;
  readonly minutes: number;
}

const draw = async (
  weeks: readonly VisitWeek[],
  words: typeof visitTrendMessages.th,
  language: Language,
): Promise<Element> => {
  const { plot, line, dot, text, ruleY } = await import('@observablehq/plot');
  const serve = weeks.map(({ serveMinutes }, index): Line => ({ index, minutes: serveMinutes }));
  const locate = weeks.map(({ locateMinutes }, index): Line => ({ index, minutes: locateMinutes }));
  const place = { x: 'index', y: 'minutes' } as const;
  const lastOf = (lines: readonly Line[]): readonly Line[] => lines.slice(-1);
  const drawing = plot({
    width: WIDTH_PX,
    height: HEIGHT_PX,
    marginLeft: 40,
    marginRight: 110,
    style: { background: 'transparent', fontSize: '13px', fontFamily: 'inherit' },
    x: {
      type: 'point',
      label: null,
      tickFormat: (index: number) => formatDate(weeks[index]?.beginsOn ?? '', language),
      ticks: weeks.length > 6 ? [0, weeks.length - 1] : weeks.map((_, index) => index),
    },
    y: { zero: true, grid: true, label: words.axis },
    // One ink, one line broken, words at the ends: the same on a printer without colours.
    marks: [
      ruleY([0]),
      line(serve, { ...place, stroke: 'currentColor', strokeWidth: 2 }),
      dot(serve, { ...place, fill: 'currentColor', r: 3 }),
      line(locate, { ...place, stroke: 'currentColor', strokeDasharray: '4 4' }),
      text(lastOf(serve), { ...place, text: () => words.serve, dx: 8, textAnchor: 'start' }),
      text(lastOf(locate), { ...place, text: () => words.locate, dx: 8, textAnchor: 'start' }),
    ],
  });
  // The library brings a style element of its own, which the page's security policy refuses.
  for (const style of drawing.querySelectorAll('style')) style.remove();
  for (const group of drawing.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  return drawing;
};

/** How long visits take, week after week, and what was saved since the first week; nothing before the first visit. */
export const VisitTrend = () => {
  const messages = useMessages(visitTrendMessages);
  const language = useLanguage();
  const rows = useRows(TABLES);
  const box = useRef<HTMLElement>(null);
  const { weeks, savedMinutes } = visitTrend(rows);
  const hasTrend = weeks.length > 1;
  useEffect(() => {
    let isWanted = true;
    if (hasTrend) {
      void draw(weeks, messages, language).then((drawing) => {
        if (isWanted) box.current?.replaceChildren(drawing);
      });
    }
    return () => {
      isWanted = false;
    };
  }, [weeks, hasTrend, messages, language]);
  const week = weeks.at(-1);
  if (!week) return null;
  return (
    <div className={styles.place}>
      <Panel title={messages.title} testId="visit-trend">
        <p data-testid="visit-week">{messages.thisWeek(week.visits, week.locateMinutes, week.serveMinutes)}</p>
        <p className={styles.quiet} data-testid="visit-saved">
          {savedMinutes === undefined ? messages.oneWeek : messages.saved(savedMinutes)}
        </p>
        {hasTrend && <figure ref={box} className={styles.chart} aria-label={messages.chart} />}
      </Panel>
    </div>
  );
};
