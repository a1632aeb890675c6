import type { LaunchInfo } from '#shared/host/contract.ts';
import type { Host } from '#shared/host/host.ts';
import { ok } from '#shared/lib/result.ts';

/**
 * The shell as the training may use it: paper and files, for practice barcodes. No journal, no enrolment, no thermal
 * printers, no public screen and no count of waiting work: those belong to the real office.
 */
export const practiceHost = (host: Host, demo: NonNullable<LaunchInfo['demo']>): Host => ({
  abilities: new Set(
    [...host.abilities].filter((ability) => ability !== 'durable-journal' && ability !== 'second-screen'),
  ),
  launch: { keyring: host.launch.keyring, appVersion: host.launch.appVersion, demo },
  journal: undefined,
  secrets: { get: async () => undefined, set: async () => ok() },
  print: host.print,
  files: host.files,
  display: {
    open: async () => undefined,
    close: async () => undefined,
    show: () => undefined,
    onStatus: () => () => undefined,
    onReport: () => () => undefined,
    onBlanked: () => () => undefined,
  },
  lifecycle: { pendingWork: () => undefined },
});
