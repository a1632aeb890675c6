import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';

/** Says that figures come from a server that follows the centre's, and how far it is behind; nothing where they do not. */
export const ReplicaLag = ({ lagMs }: { readonly lagMs: number | null }) => {
  const messages = useMessages(ministryMessages);
  return lagMs === null ? null : <span data-testid="ministry-replica">{` · ${messages.fromReplica(lagMs)}`}</span>;
};
