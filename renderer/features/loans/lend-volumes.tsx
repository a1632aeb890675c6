import { whereIs } from '#data/folder-queries.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { loansMessages } from '#i18n/messages/loans.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { useToday } from './use-today.ts';
import type { LendForm } from './use-lend-form.ts';
import styles from './loans.module.css';

const toggled = (ids: readonly string[], id: string): readonly string[] =>
  ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];

/** Volumes go together or alone: each has its box, one box takes them all. Nothing to ask when there is one. */
export const LendVolumes = ({ form }: { readonly form: LendForm }) => {
  const messages = useMessages(loansMessages);
  const filing = useMessages(filingMessages);
  const { rows } = useServices().data;
  const today = useToday();
  const { draft, change, volumes } = form;
  if (volumes.length < 2) return null;
  const isAll = volumes.every(({ id }) => draft.folderIds.includes(id));
  const holder = (volume: FolderRow): string => {
    const where = whereIs(rows, volume, today);
    return where.kind === 'on-loan' ? filing.borrowed(where.borrowerName, where.dueOn) : '';
  };
  return (
    <fieldset className={styles.choices} data-testid="lend-volumes">
      <legend>{messages.volumes}</legend>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={isAll}
          onChange={() => change({ folderIds: isAll ? [] : volumes.map(({ id }) => id) })}
        />
        {messages.allVolumes}
      </label>
      {volumes.map((volume) => (
        <label key={volume.id} className={styles.choice}>
          <input
            type="checkbox"
            checked={draft.folderIds.includes(volume.id)}
            onChange={() => change({ folderIds: toggled(draft.folderIds, volume.id) })}
            data-testid={`lend-volume-${volume.volume}`}
          />
          {messages.volume(volume.volume)}
          <span className={styles.quiet}>{holder(volume)}</span>
        </label>
      ))}
      {form.problems.includes('no-volume') && (
        <p role="alert" className={styles.problem}>
          {messages.volumesMissing}
        </p>
      )}
    </fieldset>
  );
};
