import { z } from 'zod';
import { LaunchInfo } from './contract.ts';
import { OfficeToOpen } from './office-to-open.ts';

/** What the shell tells the centre that it runs for this PC. */
export const CentreOrder = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open-office'), office: OfficeToOpen }),
  z.object({ kind: z.literal('stop') }),
]);
export type CentreOrder = z.output<typeof CentreOrder>;

/** What such a centre answers: where it listens, and the code that lets the PC in, good for one enrolment. */
export const CentreReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), address: z.url(), demo: LaunchInfo.shape.demo }),
  z.object({ kind: z.literal('office-opened'), enrolmentCode: z.string() }),
  z.object({ kind: z.literal('refused'), type: z.enum(['centre-failed']) }),
]);
export type CentreReport = z.output<typeof CentreReport>;
