import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Remembered } from './remembered-json.ts';

/** How long a code can be scanned, and how long a screen that scanned it stays paired: a working day. */
export const INVITATION_MS = 5 * 60_000;
export const PAIRING_MS = 12 * 3_600_000;

/** The screen that is paired, by the hash of its secret; remembered, so that the counter may be started anew. */
export const RememberedPairing = z.object({
  secretHash: z.string().regex(/^[0-9a-f]{64}$/),
  endsAtMs: z.number(),
  port: z.number().int().min(1).max(65_535),
});
export type RememberedPairing = z.output<typeof RememberedPairing>;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const isSame = (text: string, hash: string): boolean => timingSafeEqual(Buffer.from(hashOf(text)), Buffer.from(hash));

/** Which code invites a screen and which screen is paired. One invitation and one screen at a time. */
export interface PairingBook {
  /** A new code; every earlier one is worth nothing from now on. */
  invite(): { readonly code: string; readonly endsAtMs: number };
  /** The secret of the screen that scanned the code; undefined for an old, used or invented one. */
  accept(code: string, port: number): string | undefined;
  isPaired(secret: string): boolean;
  pairing(): RememberedPairing | undefined;
  /** When the code that may still be scanned ends; undefined when there is none. */
  invitedUntilMs(): number | undefined;
  end(): void;
}

/**
 * A book that remembers the paired screen over a start of the program, by hash; an open invitation is forgotten with
 * it.
 */
export const createPairingBook = (parts: {
  readonly remembered: Remembered<RememberedPairing | null>;
  readonly nowMs: () => number;
  /** A text that nobody can guess. */
  readonly newSecret: () => string;
}): PairingBook => {
  const { remembered, nowMs, newSecret } = parts;
  let invitation: { readonly codeHash: string; readonly endsAtMs: number } | undefined;
  let paired = remembered.read() ?? undefined;
  const open = <T extends { readonly endsAtMs: number }>(entry: T | undefined): T | undefined =>
    entry && entry.endsAtMs > nowMs() ? entry : undefined;
  const keep = (next: RememberedPairing | undefined): void => {
    paired = next;
    remembered.write(next ?? null);
  };
  return {
    invite: () => {
      const code = newSecret();
      invitation = { codeHash: hashOf(code), endsAtMs: nowMs() + INVITATION_MS };
      return { code, endsAtMs: invitation.endsAtMs };
    },
    accept: (code, port) => {
      const invited = open(invitation);
      if (!invited || !isSame(code, invited.codeHash)) return undefined;
      invitation = undefined;
      const secret = newSecret();
      keep({ secretHash: hashOf(secret), endsAtMs: nowMs() + PAIRING_MS, port });
      return secret;
    },
    isPaired: (secret) => {
      const screen = open(paired);
      return screen !== undefined && isSame(secret, screen.secretHash);
    },
    pairing: () => open(paired),
    invitedUntilMs: () => open(invitation)?.endsAtMs,
    end: () => {
      invitation = undefined;
      keep(undefined);
    },
  };
};
