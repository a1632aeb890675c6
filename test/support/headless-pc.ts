import { createHttpTransport } from '#data/http-transport.ts';
import { invariant } from '#shared/lib/invariant.ts';
import type { Clock, Log, Random } from '#shared/lib/ports.ts';
import type { AnyRow, TableName } from '#shared/model/tables.ts';
import { createSyncEngine, type SyncEngine } from '#shared/sync/engine.ts';
import type { Transport } from '#shared/sync/ports.ts';
import { openReplica, type Replica } from '#shared/sync/replica.ts';
import { createMemoryDisk, createMemoryStorage, type MemoryDisk } from '#test/fakes/memory-storage.ts';
import { createJournalText, createTextJournal } from '#test/sim/journal-text.ts';

const clock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep: (ms, cancel) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      cancel?.onCancel(() => {
        clearTimeout(timer);
        resolve();
      });
    }),
};
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A PC without a screen: the real replica, engine and transport, with its disk and its journal in memory. */
export interface HeadlessPc {
  readonly name: string;
  readonly disk: MemoryDisk;
  replica(): Replica;
  engine(): SyncEngine;
  rows(table: TableName): readonly AnyRow[];
  /** As if its plug was pulled and it was started again; what is on its disk and in its journal stays. */
  restart(): Promise<void>;
}

/** Starts one that talks to the centre at this address with this token. */
export const startHeadlessPc = async (given: {
  readonly centralUrl: string;
  readonly token: string;
  readonly deviceId: string;
  readonly officeId: string;
  readonly random: Random;
  readonly stallMs?: number;
  readonly transport?: (real: Transport) => Transport;
}): Promise<HeadlessPc> => {
  const disk = createMemoryDisk();
  const journal = createJournalText();
  const limits = { stallMs: given.stallMs ?? 5_000, signalStallMs: 70_000, signalRetryMs: 500 };
  const real = createHttpTransport({ ...given, fetch, limits });
  const transport = given.transport?.(real) ?? real;
  let replica: Replica | undefined;
  let engine: SyncEngine | undefined;
  const restart = async (): Promise<void> => {
    engine?.stop();
    const opened = await openReplica({
      storage: createMemoryStorage(disk),
      journal: createTextJournal(journal, { tear: () => undefined, tornLine: 'left-out' }),
      clock,
      random: given.random,
      identity: { officeId: given.officeId, deviceId: given.deviceId },
    });
    invariant(opened.ok, 'memory opens');
    await opened.value.whole;
    replica = opened.value;
    engine = createSyncEngine({ replica, transport, clock, random: given.random, log: silent });
  };
  await restart();
  return {
    name: given.deviceId,
    disk,
    replica: () => {
      invariant(replica, 'it was started');
      return replica;
    },
    engine: () => {
      invariant(engine, 'it was started');
      return engine;
    },
    rows: (table) => [...(disk.rows.get(table)?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1)),
    restart,
  };
};
