import type { HostError } from '#shared/host/contract.ts';
import { err, type Result } from '#shared/lib/result.ts';
import type { SecretStore } from './secrets.ts';
import type { TrustedCentreKeeper } from './trusted-centre.ts';

interface MoveCentreDeps {
  readonly trusted: Pick<TrustedCentreKeeper, 'move'>;
  readonly secrets: SecretStore;
  /** Opens the page anew: it may talk only to the centre that was known when it was loaded. */
  readonly reload: () => void;
}

/**
 * Lets this PC find its office's centre at another address. Only a centre that shows the certificate this PC knows is taken;
 * else everything stays as it was. Cut off in between, it is done again by the same words.
 */
export const createMoveCentre =
  ({ trusted, secrets, reload }: MoveCentreDeps) =>
  async (centralUrl: string): Promise<Result<void, HostError>> => {
    const before = await secrets.get();
    if (!before) return err({ type: 'host-failed' });
    const found = await trusted.move(centralUrl);
    if (!found.ok) return found;
    const kept = await secrets.set({ ...before, centralUrl });
    if (kept.ok) reload();
    return kept;
  };
