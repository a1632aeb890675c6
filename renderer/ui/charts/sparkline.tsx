import styles from './charts.module.css';

export interface SparklineProps {
  readonly values: readonly number[];
  /** The top of the room; the highest value where it is not said. */
  readonly most?: number;
}

const WIDTH = 84;
const HEIGHT = 22;
const EDGE = 3;

/** The course of a number in the room of a word. The number itself stands beside it, so this is decoration to a listener. */
export const Sparkline = ({ values, most }: SparklineProps) => {
  const top = Math.max(most ?? 0, 1, ...values);
  const x = (index: number): number => EDGE + (index * (WIDTH - 2 * EDGE)) / Math.max(1, values.length - 1);
  const y = (value: number): number => HEIGHT - EDGE - (value / top) * (HEIGHT - 2 * EDGE);
  const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const last = values.at(-1);
  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      <polyline points={points} />
      {last !== undefined && <circle cx={x(values.length - 1)} cy={y(last)} r={2.5} />}
    </svg>
  );
};
