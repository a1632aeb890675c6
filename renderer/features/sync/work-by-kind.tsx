import { carryMessages } from '#i18n/messages/carry.ts';
import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import styles from './sync-page.module.css';

interface KindOfWork {
  readonly name: string;
  readonly count: number;
  readonly oldestAt: string;
}

const kindsOf = (entries: readonly OutboxEntry[]): readonly KindOfWork[] => {
  const kinds = new Map<string, KindOfWork>();
  for (const { name, occurredAt } of entries) {
    const known = kinds.get(name) ?? { name, count: 0, oldestAt: occurredAt };
    const oldestAt = known.oldestAt < occurredAt ? known.oldestAt : occurredAt;
    kinds.set(name, { name, count: known.count + 1, oldestAt });
  }
  return [...kinds.values()].toSorted((a, b) => b.count - a.count);
};

/** Unsent work by kind: how much of each, and how long the oldest of it waits. */
export const WorkByKind = ({ entries }: { readonly entries: readonly OutboxEntry[] }) => {
  const messages = useMessages(carryMessages);
  const sync = useMessages(syncMessages);
  const nowMs = useServices().nowMs();
  return (
    <table className={styles.kinds} aria-label={messages.byKind} data-testid="work-by-kind">
      <thead>
        <tr>
          <th scope="col">{messages.kind}</th>
          <th scope="col">{messages.amount}</th>
          <th scope="col">{messages.oldest}</th>
        </tr>
      </thead>
      <tbody>
        {kindsOf(entries).map(({ name, count, oldestAt }) => (
          <tr key={name}>
            <td>{sync.mutation(name)}</td>
            <td>{sync.rows(count)}</td>
            <td>{messages.age(nowMs - Date.parse(oldestAt))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
