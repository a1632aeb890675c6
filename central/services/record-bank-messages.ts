import { maskName } from '#shared/domain/mask-name.ts';
import type { Clock, Log } from '#shared/lib/ports.ts';
import type { Connection } from '../db/one-connection.ts';
import type { Db } from '../db/schema.ts';
import type { ReportedEvent } from './bank-events.ts';
import { createGather } from './gather.ts';
import { keepBankMessages, type Kept } from './keep-bank-messages.ts';
import type { BankEvent, RecordBankEvents } from './payments.ts';

/** Keeps a message of an office's bank and records what it says; both are on disk when this returns. */
export type RecordBankMessage = (officeId: string, event: ReportedEvent) => Promise<Kept>;

/** A message on its way; `kept` as soon as it is on disk. */
interface Arrived {
  readonly event: ReportedEvent;
  kept?: Kept;
}

/** So many are recorded in one transaction at most; a single one never waits for others. */
const MOST_TOGETHER = 100;

const bankEventOf = ({
  payerName,
  ref2,
  rawBody: _raw,
  headers: _headers,
  atMs,
  ...facts
}: ReportedEvent): BankEvent => {
  const { kind, ...word } = facts;
  const payerMasked = maskName(payerName ?? '');
  const told = {
    ...word,
    ...(ref2 === undefined ? {} : { ref2 }),
    ...(payerMasked === undefined ? {} : { payerMasked }),
  };
  return kind === 'confirmed' ? { ...told, kind, paidAtMs: atMs } : { ...told, kind, reversedAtMs: atMs };
};

/**
 * Builds the service. Messages that come while others are being recorded are kept and recorded together, in one transaction,
 * which asks for the office while that of the ones before is being written to disk.
 * Where that fails they are kept by themselves, so that they stay whatever is wrong with recording them, and then each is
 * recorded alone.
 */
export const createRecordBankMessages = (deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly recordBankEvents: RecordBankEvents;
}): RecordBankMessage => {
  const { db, clock, log, recordBankEvents } = deps;
  const keep = (connection: Connection, arrived: readonly Arrived[]): Promise<readonly Kept[]> => {
    const events = arrived.map(({ event }) => event);
    return keepBankMessages(connection, events, new Date(clock.nowMs()).toISOString());
  };
  const note = (arrived: readonly Arrived[], kept: readonly Kept[]): void => {
    for (const [index, one] of arrived.entries()) {
      const how = kept[index];
      if (how === undefined) continue;
      one.kept = how;
      if (how === 'contradicting') log.error('bank-contradicts-itself');
    }
  };
  const recordAll = async (
    officeId: string,
    all: readonly Arrived[],
    given: { readonly fresh: readonly Arrived[]; readonly whenSent: () => void },
  ): Promise<void> => {
    const { fresh, whenSent } = given;
    let kept: readonly Kept[] = [];
    const events = all.map(({ event }) => bankEventOf(event));
    const beside = async (connection: Connection): Promise<void> => {
      if (fresh.length > 0) kept = await keep(connection, fresh);
    };
    await recordBankEvents(officeId, events, { beside, whenSent });
    note(fresh, kept);
  };
  const recordTogether = async (
    officeId: string,
    all: readonly Arrived[],
    whenSent: () => void,
  ): Promise<readonly Kept[]> => {
    const fresh = all.filter(({ kept }) => kept === undefined);
    try {
      await recordAll(officeId, all, { fresh, whenSent });
    } catch (error) {
      if (fresh.length > 0) note(fresh, await keep(db, fresh));
      throw error;
    }
    return all.map(({ kept = 'new' }) => kept);
  };
  const recording = createGather(recordTogether, MOST_TOGETHER);
  return (officeId, event) => recording.add(officeId, { event });
};
