import { type KeyboardEvent, useRef, useState } from 'react';
import { useLanguage } from '#i18n/language.ts';
import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { provinceByCode } from '#shared/domain/province.ts';
import type { OfficeLine } from '#shared/ministry/protocol.ts';
import { classNames } from '#ui/class-names.ts';
import { isAlert, LEVELS, levelOf, type Measure, shownValue, stateOf, valueOf } from './measures.ts';
import { WITHOUT_OFFICE } from './national.ts';
import { PROVINCE_TILES, type ProvinceTile } from './province-tiles.ts';
import styles from './province-map.module.css';

export interface ProvinceMapProps {
  readonly offices: readonly OfficeLine[];
  readonly measure: Measure;
  readonly nowMs: number;
  readonly onOpen: (officeId: string) => void;
}

const STEPS: Readonly<Record<string, readonly [columns: number, rows: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest tile in the direction of the arrow: straight ahead first, then what lies least to the side. */
const neighbour = (from: ProvinceTile, key: string): ProvinceTile | undefined => {
  const step = STEPS[key];
  if (!step) return undefined;
  const [columns, rows] = step;
  const distance = ({ column, row }: ProvinceTile): number => {
    const ahead = (column - from.column) * columns + (row - from.row) * rows;
    const aside = Math.abs((column - from.column) * rows) + Math.abs((row - from.row) * columns);
    return ahead <= 0 ? Number.POSITIVE_INFINITY : ahead + aside * 2;
  };
  const nearest = PROVINCE_TILES.toSorted((a, b) => distance(a) - distance(b))[0];
  return nearest && Number.isFinite(distance(nearest)) ? nearest : undefined;
};

interface TileProps {
  readonly tile: ProvinceTile;
  readonly office: OfficeLine | undefined;
  readonly measure: Measure;
  readonly nowMs: number;
  /** The highest value of all offices. */
  readonly highest: number;
  readonly isActive: boolean;
  readonly onActive: () => void;
  readonly onOpen: (officeId: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const Tile = ({ tile, office, measure, nowMs, highest, isActive, ...acts }: TileProps) => {
  const messages = useMessages(ministryMessages);
  const language = useLanguage();
  const { provinceCode, column, row } = tile;
  const province = provinceByCode(provinceCode);
  const value = office && valueOf(measure, office, nowMs);
  const name = (language === 'th' ? province?.nameTh : province?.nameEn) ?? provinceCode;
  const shown = value === undefined ? undefined : shownValue(measure, value, messages);
  const absent = provinceCode === WITHOUT_OFFICE ? messages.noOffice : messages.notOpen;
  const state = office ? messages.state[stateOf(office, nowMs)] : absent;
  const spoken = [name, ...(shown === undefined ? [] : [`${messages.measure[measure]} ${shown}`]), state].join(' · ');
  const level = value === undefined ? undefined : styles[`level${levelOf(measure, value, highest)}`];
  return (
    <li style={{ gridColumn: column + 1, gridRow: row + 1 }}>
      <button
        type="button"
        className={classNames(styles.tile, !office && styles.absent, level)}
        tabIndex={isActive ? 0 : -1}
        aria-label={spoken}
        aria-disabled={office ? undefined : true}
        title={spoken}
        data-province={provinceCode}
        data-testid={`tile-${provinceCode}`}
        onFocus={acts.onActive}
        onKeyDown={acts.onKeyDown}
        onClick={() => office && acts.onOpen(office.officeId)}
      >
        <span className={styles.letters} aria-hidden="true">
          {province?.abbreviation}
        </span>
        <span className={styles.value} aria-hidden="true">
          {office ? (shown ?? '–') : ''}
        </span>
      </button>
    </li>
  );
};

const Legend = () => {
  const messages = useMessages(ministryMessages);
  return (
    <div className={styles.legend} aria-hidden="true">
      <span>{messages.less}</span>
      {Array.from({ length: LEVELS }, (_, level) => (
        <span key={level} className={classNames(styles.swatch, styles[`level${level}`])} />
      ))}
      <span>{messages.more}</span>
      <span className={classNames(styles.swatch, styles.absent)} />
      <span>{messages.notOpen}</span>
    </div>
  );
};

/** The country as tiles, one a province, with the value on each: colour says it from afar, the number from near. */
export const ProvinceMap = ({ offices, measure, nowMs, onOpen }: ProvinceMapProps) => {
  const messages = useMessages(ministryMessages);
  const place = useRef<HTMLUListElement>(null);
  const [activeCode, setActiveCode] = useState(PROVINCE_TILES[0]?.provinceCode ?? '');
  const byProvince = new Map(offices.map((office) => [office.provinceCode, office]));
  const highest = Math.max(0, ...offices.map((office) => valueOf(measure, office, nowMs) ?? 0));
  const moveFrom = (from: ProvinceTile) => (event: KeyboardEvent) => {
    const to = neighbour(from, event.key);
    if (!to) return;
    event.preventDefault();
    place.current?.querySelector<HTMLElement>(`[data-province="${to.provinceCode}"]`)?.focus();
  };
  return (
    <div className={classNames(styles.place, isAlert(measure) && styles.alert)}>
      <ul ref={place} className={styles.map} aria-label={messages.map} data-testid="province-map">
        {PROVINCE_TILES.map((tile) => (
          <Tile
            key={tile.provinceCode}
            tile={tile}
            office={byProvince.get(tile.provinceCode)}
            measure={measure}
            nowMs={nowMs}
            highest={highest}
            isActive={tile.provinceCode === activeCode}
            onActive={() => setActiveCode(tile.provinceCode)}
            onOpen={onOpen}
            onKeyDown={moveFrom(tile)}
          />
        ))}
      </ul>
      <Legend />
    </div>
  );
};
