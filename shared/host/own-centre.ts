import { z } from 'zod';
import { LaunchInfo } from './contract.ts';
import { OfficeToOpen } from './office-to-open.ts';

/**
 * The centre's exit code when its database was brought further by a newer program: starting it again does not help, and
 * nothing was changed. An exit code and not a message, because a process that ends takes unsent messages with it.
 */
export const EXIT_SCHEMA_NEWER = 3;

/** What the shell tells the centre that it runs for this PC. */
export const CentreOrder = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open-office'), office: OfficeToOpen }),
  /** Lets other PCs in, over TLS with this certificate and key (PEM); port 0 takes any. */
  z.object({
    kind: z.literal('open-network'),
    port: z.number().int().min(0).max(65_535),
    key: z.string(),
    certificate: z.string(),
  }),
  z.object({ kind: z.literal('close-network') }),
  /** Writes a backup that only the recovery code opens into the folder, and keeps the newest few there. */
  z.object({ kind: z.literal('back-up'), folder: z.string(), recoveryCode: z.string() }),
  z.object({ kind: z.literal('stop') }),
]);
export type CentreOrder = z.output<typeof CentreOrder>;

/** What such a centre answers: where it listens, and the code that lets the PC in, good for one enrolment. */
export const CentreReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), address: z.url(), demo: LaunchInfo.shape.demo }),
  z.object({ kind: z.literal('office-opened'), enrolmentCode: z.string() }),
  z.object({ kind: z.literal('network-opened'), port: z.number().int() }),
  z.object({ kind: z.literal('network-closed') }),
  z.object({ kind: z.literal('backed-up'), name: z.string(), takenAt: z.string() }),
  z.object({
    kind: z.literal('refused'),
    type: z.enum(['centre-failed', 'centre-door-failed', 'disk-full', 'backup-folder-missing']),
  }),
]);
export type CentreReport = z.output<typeof CentreReport>;
