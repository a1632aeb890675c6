import type { Figure } from './figure.ts';

const HEADS = ['measured', 'value', 'limit', 'ratio', 'goal', ''] as const;
const NUMBER_COLUMNS: ReadonlySet<number> = new Set([1, 3]);

const shown = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0 });

const cellsOf = ({ name, value, unit, limit, ratio, goal, met }: Figure): readonly string[] => [
  name,
  `${shown(value)} ${unit}`,
  `${limit.name}: ${shown(limit.value)} ${unit}`,
  shown(ratio),
  goal,
  met ? 'met' : 'MISSED',
];

/** The figures as a Markdown table that reads well in a terminal too. */
export const figureTable = (figures: readonly Figure[]): string => {
  const rows = [HEADS, ...figures.map(cellsOf)];
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isNumber = (column: number): boolean => NUMBER_COLUMNS.has(column);
  const lineOf = (row: readonly string[]): string =>
    `| ${widths
      .map((width, column) =>
        isNumber(column) ? (row[column] ?? '').padStart(width) : (row[column] ?? '').padEnd(width),
      )
      .join(' | ')} |`;
  const rule = widths.map((width, column) => (isNumber(column) ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2)));
  return [lineOf(HEADS), `|${rule.join('|')}|`, ...rows.slice(1).map(lineOf)].join('\n');
};
