import { useEffect, useMemo, useRef } from 'react';
import { type AccuracyPoint, accuracyTrend } from '#data/stock-take-queries.ts';
import { formatDate } from '#i18n/format.ts';
import { stockTakeMessages } from '#i18n/messages/stock-take.ts';
import { type Language, useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { StockTakeScope } from '#shared/model/stock-take-rows.ts';
import styles from './stock-take.module.css';

const TABLES = ['stockTake'] as const;
const WIDTH_PX = 460;
const HEIGHT_PX = 240;

const draw = async (points: readonly AccuracyPoint[], axis: string, language: Language): Promise<Element> => {
  const { plot, line, dot, text, ruleY } = await import('@observablehq/plot');
  const rows = points.map((point, index) => ({ ...point, index }));
  const day = (index: number): string => formatDate(isoDateAt(Date.parse(rows[index]?.at ?? '')), language);
  const drawing = plot({
    width: WIDTH_PX,
    height: HEIGHT_PX,
    marginLeft: 44,
    marginRight: 28,
    marginTop: 28,
    style: { background: 'transparent', fontSize: '13px', fontFamily: 'inherit' },
    x: { type: 'point', tickFormat: day, label: null },
    y: { domain: [0, 100], grid: true, label: axis },
    // One ink and words beside the points: the same on a printer without colours.
    marks: [
      ruleY([0]),
      line(rows, { x: 'index', y: 'accuracy', stroke: 'currentColor', strokeWidth: 2 }),
      dot(rows, { x: 'index', y: 'accuracy', fill: 'currentColor', r: 4 }),
      text(rows, { x: 'index', y: 'accuracy', text: ({ accuracy }) => `${accuracy}%`, dy: -14, fontWeight: 600 }),
    ],
  });
  // The library brings a style element of its own, which the page's security policy refuses.
  for (const style of drawing.querySelectorAll('style')) style.remove();
  // The figure has a name; those of its groups say nothing to a person.
  for (const group of drawing.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  return drawing;
};

/** How much of a scope was found in its place, count after count; with one count there is no trend yet. */
export const AccuracyTrend = ({ scope }: { readonly scope: StockTakeScope }) => {
  const messages = useMessages(stockTakeMessages);
  const language = useLanguage();
  const rows = useRows(TABLES);
  const version = rows.version('stockTake');
  const box = useRef<HTMLElement>(null);
  const points = useMemo(
    () => accuracyTrend(rows, scope),
    // The version stands for the rows, which are read where they lie.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [rows, scope, version],
  );
  const hasTrend = points.length > 1;
  useEffect(() => {
    let isWanted = true;
    if (hasTrend) {
      void draw(points, messages.trendAxis, language).then((drawing) => {
        if (isWanted) box.current?.replaceChildren(drawing);
      });
    }
    return () => {
      isWanted = false;
    };
  }, [points, hasTrend, messages, language]);
  if (!hasTrend) return <p className={styles.quiet}>{messages.trendOne}</p>;
  return <figure ref={box} className={styles.chart} aria-label={messages.trend} data-testid="accuracy-trend" />;
};
