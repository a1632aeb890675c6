import { err, ok } from '#shared/lib/result.ts';
import type { AnyRow, TableName } from '#shared/model/tables.ts';
import { tableNames } from '#shared/model/tables.ts';
import { createSyncEngine, type SyncEngine } from '#shared/sync/engine.ts';
import type { Journal, ReplicaStorage, SnapshotRow, Transport } from '#shared/sync/ports.ts';
import type { OutboxEntry, PullResponse, PushResponse, SnapshotHead } from '#shared/sync/protocol.ts';
import { openReplica, type Replica } from '#shared/sync/replica.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import { aFactory, aFolder, aLocation, anOffice, aStaff } from '#test/builders/office.ts';
import { createFakeClock, type FakeClock } from '#test/fakes/fake-clock.ts';
import { createMemoryJournal } from '#test/fakes/memory-journal.ts';
import { createMemoryDisk, createMemoryStorage, type MemoryDisk } from '#test/fakes/memory-storage.ts';
import { seededRandom } from '#test/fakes/seeded-random.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { readCarriedLines, writeCarriedLines } from '#shared/sync/carried-work.ts';
import { carryEntries } from '#shared/sync/carry-entries.ts';
import { sha256Hex } from '#central/services/tokens.ts';

/** The power went off. Thrown out of the running PC; what is on its disk and in its journal stays. */
class PowerCut extends Error {}

/** What the simulation needs of a centre; the memory one and the real services both fit. */
export interface SimulatedCentre {
  push(clientId: string, entries: readonly OutboxEntry[], deviceId: string): Promise<PushResponse>;
  pull(clientId: string, cookie: string, limit: number, deviceId: string): Promise<PullResponse> | PullResponse;
  snapshot(clientId: string, deviceId: string): Promise<SimulatedSnapshot> | SimulatedSnapshot;
}
interface SimulatedSnapshot {
  readonly head: SnapshotHead;
  readonly rows: readonly SnapshotRow[];
}

interface Pc {
  readonly name: string;
  readonly clock: FakeClock;
  disk: MemoryDisk;
  readonly journalLines: OutboxEntry[];
  isAlive: { value: boolean };
  replica: Replica | undefined;
  engine: SyncEngine | undefined;
  /** Ids of mutations whose success a person saw. */
  readonly confirmed: string[];
}

/** A PC that runs just now. */
export interface WorkingPc {
  readonly name: string;
  readonly clock: FakeClock;
  readonly replica: Replica;
}
/** One act of a person, and what is seen when it succeeds. */
export interface SimulatedWork {
  readonly call: MutationCall;
  readonly onDone?: (id: string) => void;
}

/** Labels printed beforehand, too few for everybody; and the code of a folder, which its own may get back. */
const PRINTED_CODES = [7, 8, 9, 1].map((running) => makeScanCode('folder', '13', running));

const STICK_HEAD = {
  officeId: 'office-13',
  officeName: 'สอจ.',
  deviceId: 'pc-1',
  deviceName: 'pc-1',
  personName: 'staff-1',
  madeAt: '2026-11-22T02:00:00.000Z',
};

export const simulatedOffice = (): readonly SnapshotRow[] => {
  const rows: SnapshotRow[] = [
    { table: 'office', row: anOffice() },
    { table: 'factory', row: aFactory() },
  ];
  for (let number = 1; number <= 3; number += 1) {
    rows.push({
      table: 'staff',
      row: aStaff({ id: `staff-${number}`, badgeCode: makeScanCode('staff', '13', number) }),
    });
    rows.push({
      table: 'location',
      row: aLocation({ id: `shelf-${number}`, code: makeScanCode('location', '13', number) }),
    });
  }
  for (let number = 1; number <= 6; number += 1) {
    rows.push({
      table: 'folder',
      row: aFolder({ id: `folder-${number}`, code: makeScanCode('folder', '13', number) }),
    });
  }
  return rows;
};

/** N PCs, one centre, a bad network, power cuts, lost databases, jumping clocks and work on sticks, all from one seed. */
export const createWorld = (options: {
  seed: number;
  pcs: number;
  centre: SimulatedCentre;
  centreClock: FakeClock;
  /** What people do instead of handling folders; undefined = nothing this time. */
  work?: (pc: WorkingPc, pick: <T>(list: readonly T[]) => T) => SimulatedWork | undefined;
}) => {
  const random = seededRandom(options.seed);
  /** What was written to sticks; none is ever wiped, so each may be uploaded again, early or late. */
  const sticks: { readonly lines: string; readonly entries: number }[] = [];
  let carried = 0;
  const chance = (probability: number): boolean => random() < probability;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  let isCalm = false;
  const { centre, centreClock } = options;

  const dyingStorage = (pc: Pc, isAlive: { value: boolean }): ReplicaStorage => {
    const storage = createMemoryStorage(pc.disk);
    const cut = (): never => {
      isAlive.value = false;
      throw new PowerCut();
    };
    return {
      ...storage,
      commit: async (commit) => {
        if (!isAlive.value) throw new PowerCut();
        if (!isCalm && chance(0.02)) cut();
        if (!isCalm && chance(0.01)) return err({ type: 'storage-failed', reason: 'quota' });
        const stored = await storage.commit(commit);
        if (!isCalm && chance(0.02)) cut();
        return stored;
      },
      replaceAll: async (rows, commit) => {
        if (!isAlive.value || (!isCalm && chance(0.05))) cut();
        return storage.replaceAll(rows, commit);
      },
    };
  };
  const dyingJournal = (pc: Pc, isAlive: { value: boolean }): Journal => {
    const journal = createMemoryJournal(pc.journalLines);
    return {
      ...journal,
      append: async (entry) => {
        if (!isAlive.value || (!isCalm && chance(0.02))) return err({ type: 'journal-failed', reason: 'disk-full' });
        return journal.append(entry);
      },
      trim: async (clientId, throughSeq) => (isAlive.value ? journal.trim(clientId, throughSeq) : ok()),
    };
  };
  const badNetwork = (deviceId: string): Transport => {
    const lossy = async <T>(call: () => Promise<T>) => {
      if (!isCalm && chance(0.15)) return err({ type: 'offline' } as const);
      if (!isCalm && chance(0.1)) await call();
      const reply = await call();
      centreClock.advance(5);
      if (!isCalm && chance(0.15)) return err({ type: 'offline' } as const);
      return ok(structuredClone(reply));
    };
    return {
      push: (request) => lossy(() => centre.push(request.clientId, structuredClone(request.entries), deviceId)),
      pull: (request) => lossy(async () => centre.pull(request.clientId, request.cookie, 7, deviceId)),
      snapshot: async (clientId) => {
        const reply = await lossy(async () => centre.snapshot(clientId, deviceId));
        if (!reply.ok) return reply;
        const { head, rows } = reply.value;
        const isCut = !isCalm && chance(0.2);
        return ok({
          head,
          rows: (async function* stream() {
            yield rows.slice(0, 3);
            if (isCut) throw new Error('connection reset');
            yield rows.slice(3);
          })(),
        });
      },
      lease: async () => ok(),
      listen: () => () => undefined,
    };
  };
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

  const pcs: Pc[] = Array.from({ length: options.pcs }, (_, index) => ({
    name: `pc-${index + 1}`,
    clock: createFakeClock(centreClock.nowMs() + Math.floor((random() - 0.5) * 600_000)),
    disk: createMemoryDisk(),
    journalLines: [],
    isAlive: { value: false },
    replica: undefined,
    engine: undefined,
    confirmed: [],
  }));

  const start = async (pc: Pc): Promise<void> => {
    const isAlive = { value: true };
    pc.isAlive = isAlive;
    const opened = await openReplica({
      storage: dyingStorage(pc, isAlive),
      journal: dyingJournal(pc, isAlive),
      clock: pc.clock,
      random,
      identity: { officeId: 'office-13', deviceId: pc.name },
    });
    if (!opened.ok) throw new PowerCut();
    if (!(await opened.value.whole).ok) throw new PowerCut();
    pc.replica = opened.value;
    pc.engine = createSyncEngine({
      replica: opened.value,
      transport: badNetwork(pc.name),
      clock: pc.clock,
      random,
      log: quiet,
    });
  };
  const stop = (pc: Pc): void => {
    pc.isAlive.value = false;
    pc.replica = undefined;
    pc.engine = undefined;
  };
  /** Lets everything that was started in the background finish. */
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
  };
  const survivingPowerCuts = async (pc: Pc, work: () => Promise<void>): Promise<void> => {
    try {
      if (!pc.replica) await start(pc);
      await work();
      await settle();
      if (!pc.isAlive.value) stop(pc);
    } catch (thrown) {
      if (!(thrown instanceof PowerCut)) throw thrown;
      await settle();
      stop(pc);
    }
  };

  const someRequest = (pc: Pc): string =>
    pick([...(pc.replica?.readModel.list('request', 'phase', 'open') ?? []).map(({ id }) => id), 'nothing']);
  const someBatch = (pc: Pc): string => pick([...(pc.replica?.readModel.all('labelBatch').keys() ?? []), 'nothing']);
  const randomCall = (pc: Pc): MutationCall => {
    const folderId = `folder-${1 + Math.floor(random() * 6)}`;
    const locationId = `shelf-${1 + Math.floor(random() * 3)}`;
    const borrowerId = `staff-${1 + Math.floor(random() * 3)}`;
    const kinds = [
      'lend',
      'lend',
      'return',
      'move',
      'seen',
      'park',
      'label',
      'print',
      'jam',
      'attach',
      'undo',
      'ask',
      'fetch',
      'cancel',
    ] as const;
    switch (pick(kinds)) {
      case 'lend':
        return { name: 'check-out-folder', args: { folderId, borrowerId, purpose: 'ตรวจโรงงาน', dueOn: '2026-12-01' } };
      case 'return':
        return { name: 'check-in-folder', args: { folderId, locationId } };
      case 'move':
        return { name: 'move-folder', args: { folderId, locationId } };
      case 'seen':
        return { name: 'see-folder', args: { folderId, locationId } };
      case 'park':
        return { name: 'park-scan', args: { text: `4006381${Math.floor(random() * 1e6)}` } };
      case 'label':
        return { name: 'confirm-label', args: { folderId } };
      case 'print': {
        const run = { runId: `run-${Math.floor(random() * 1e6)}`, part: 0, target: { kind: 'pdf' } } as const;
        return {
          name: 'print-labels',
          args: { ...run, folderIds: [folderId, `folder-${1 + Math.floor(random() * 6)}`] },
        };
      }
      case 'jam':
        return { name: 'report-label-jam', args: { batchId: someBatch(pc), goodCount: Math.floor(random() * 3) } };
      case 'attach':
        return { name: 'attach-code', args: { folderId, code: pick(PRINTED_CODES) } };
      case 'ask':
        return { name: 'request-folders', args: { folderIds: [folderId], requesterId: borrowerId, urgency: 'normal' } };
      case 'fetch':
        return { name: 'note-retrieval', args: { requestId: someRequest(pc), step: { kind: 'picked' } } };
      case 'cancel':
        return { name: 'cancel-request', args: { requestId: someRequest(pc) } };
      case 'undo':
        return { name: 'undo-movement', args: { folderId, movementId: pick([...pc.confirmed, 'nothing']) } };
    }
  };
  const scan = async (pc: Pc): Promise<void> => {
    const running = { name: pc.name, clock: pc.clock, replica: pc.replica! };
    const work = options.work ? options.work(running, pick) : { call: randomCall(pc) };
    if (!work) return;
    const result = await running.replica.mutate([work.call], { actorId: 'staff-1' });
    if (!result.ok) return;
    pc.confirmed.push(...result.value);
    for (const id of result.value) work.onDone?.(id);
  };
  /** Somebody writes what this PC has not sent to a stick. */
  const writeStick = async (pc: Pc): Promise<void> => {
    const unsent = pc.replica!.nextPush(Number.MAX_SAFE_INTEGER);
    if (unsent.length > 0) sticks.push({ lines: writeCarriedLines(unsent, sha256Hex), entries: unsent.length });
  };
  /** Somebody uploads a stick here, whose ever it is, perhaps not for the first time. */
  const uploadStick = async (pc: Pc): Promise<void> => {
    if (sticks.length === 0) return;
    const { lines, entries } = pick(sticks);
    const read = readCarriedLines(lines, { ...STICK_HEAD, entries }, sha256Hex);
    invariant(read.ok, 'a stick is read as it was written');
    const brought = await carryEntries(badNetwork(pc.name), read.value, (taken) => void (carried += taken));
    invariant(brought.ok || brought.error.type !== 'carried-work-gap', 'nothing is ever missing before a stick');
  };
  const step = async (): Promise<void> => {
    const pc = pick(pcs);
    pc.clock.advance(Math.floor(random() * 20_000));
    centreClock.advance(Math.floor(random() * 5_000));
    const dice = random();
    if (dice < 0.03) pc.clock.jump((random() - 0.5) * 86_400_000);
    else if (dice < 0.06) stop(pc);
    else if (dice < 0.07) {
      // The browser threw the database away while the PC was off. Only what the journal had is still there.
      await survivingPowerCuts(pc, settle);
      const safe = new Set(pc.journalLines.map(({ id }) => id));
      const lost = [...pc.disk.outbox.values()].filter(({ id }) => !safe.has(id)).map(({ id }) => id);
      pc.confirmed.splice(0, pc.confirmed.length, ...pc.confirmed.filter((id) => !lost.includes(id)));
      stop(pc);
      pc.disk = createMemoryDisk();
    } else if (dice < 0.1) await survivingPowerCuts(pc, () => writeStick(pc));
    else if (dice < 0.13) await survivingPowerCuts(pc, () => uploadStick(pc));
    else if (dice < 0.58) await survivingPowerCuts(pc, () => scan(pc));
    else await survivingPowerCuts(pc, async () => void (await pc.engine!.syncOnce()));
  };
  /** The network holds and nobody pulls a plug: after this every copy must be the same. */
  const heal = async (): Promise<void> => {
    isCalm = true;
    for (let round = 0; round < 4; round += 1) {
      for (const pc of pcs) {
        // Starting again also gives a journal line that failed its second chance.
        stop(pc);
        await survivingPowerCuts(pc, async () => {
          await settle();
          await pc.engine!.syncOnce();
        });
      }
    }
  };
  return {
    pcs,
    step,
    heal,
    /** How often an entry was brought by stick. */
    carried: () => carried,
    confirmed: () => pcs.flatMap((pc) => pc.confirmed),
    rowsOn: (pc: Pc, table: TableName): readonly AnyRow[] =>
      [...(pc.disk.rows.get(table)?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1)),
    tables: tableNames,
  };
};
