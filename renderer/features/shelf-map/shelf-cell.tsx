import type { Absence, ShelfHeat } from '#data/shelf-heat.ts';
import { shelfMapMessages } from '#i18n/messages/shelf-map.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import styles from './shelf-map.module.css';

const ICONS: Readonly<Record<Absence, IconName>> = { missing: 'search', overdue: 'clock', out: 'lend' };
const WORST_FIRST: readonly Absence[] = ['missing', 'overdue', 'out'];

/** One shelf of the map: its name, what is wrong in a colour, a sign and a number. */
export const ShelfCell = (props: {
  readonly shelf: ShelfHeat;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) => {
  const { shelf, isChosen, onChoose } = props;
  const messages = useMessages(shelfMapMessages);
  const { out, overdue, missing } = shelf.absent;
  const worst = WORST_FIRST.find((absence) => shelf.absent[absence] > 0);
  return (
    <button
      type="button"
      className={classNames(styles.cell, worst && styles[worst])}
      aria-pressed={isChosen}
      aria-label={messages.cell(shelf.name, shelf.folders, messages.stateOf(out, overdue, missing))}
      onClick={onChoose}
      data-testid={`shelf-${shelf.shelfId}`}
    >
      <span className={styles.name}>{shelf.name}</span>
      <span className={styles.facts} aria-hidden="true">
        {WORST_FIRST.filter((absence) => shelf.absent[absence] > 0).map((absence) => (
          <span key={absence} className={styles.fact}>
            <Icon name={ICONS[absence]} size={16} />
            {shelf.absent[absence]}
          </span>
        ))}
        <span className={styles.of}>/{shelf.folders}</span>
      </span>
    </button>
  );
};
