import { invariant } from '#shared/lib/invariant.ts';
import type { AnyRow, TableName } from '#shared/model/tables.ts';
import { tableNames } from '#shared/model/tables.ts';
import { readCarriedLines, writeCarriedLines } from '#shared/sync/carried-work.ts';
import { carryEntries } from '#shared/sync/carry-entries.ts';
import { createSyncEngine, type SyncDeps, type SyncEngine } from '#shared/sync/engine.ts';
import type { ReplicaStorage, Transport } from '#shared/sync/ports.ts';
import { isMemoryTable } from '#shared/sync/read-model.ts';
import { openReplica, type Replica } from '#shared/sync/replica.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import { sha256Hex } from '#central/services/tokens.ts';
import { createFakeClock, type FakeClock } from '#test/fakes/fake-clock.ts';
import { createMemoryDisk, type MemoryDisk } from '#test/fakes/memory-storage.ts';
import { seededRandom } from '#test/fakes/seeded-random.ts';
import { createFaults } from './faults.ts';
import { createJournalText, type JournalText, type TornLineRule } from './journal-text.ts';
import { createOfficeWork } from './office-work.ts';
import { createUnreliableNetwork, type SimulatedCentre } from './unreliable-network.ts';
import { createDyingJournal, createDyingStorage, PowerCut, type Power } from './unreliable-pc.ts';

/** A PC of the simulation: what is on its disk stays when the power goes. */
export interface SimulatedPc {
  readonly name: string;
  readonly clock: FakeClock;
  disk: MemoryDisk;
  journal: JournalText;
  power: Power;
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

/** Where the simulation can be given a wrong program on purpose, to see that it notices. */
export interface Seams {
  readonly transport?: (transport: Transport, pc: SimulatedPc) => Transport;
  readonly storage?: (storage: ReplicaStorage, pc: SimulatedPc) => ReplicaStorage;
  readonly engine?: (deps: SyncDeps) => SyncEngine;
  readonly tornLine?: TornLineRule;
}

const STICK_HEAD = {
  officeId: 'office-13',
  officeName: 'สอจ.',
  deviceId: 'pc-1',
  deviceName: 'pc-1',
  personName: 'staff-1',
  madeAt: '2026-11-22T02:00:00.000Z',
};

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Lets everything that was started in the background finish. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
};

/** What a world is made of. */
export interface WorldOptions {
  readonly seed: number;
  readonly pcs: number;
  readonly centre: SimulatedCentre;
  readonly centreClock: FakeClock;
  /** How many times as likely as usual every fault is. */
  readonly faultScale?: number;
  /** What people do instead of handling folders; undefined = nothing this time. */
  readonly work?: (pc: WorkingPc, pick: <T>(list: readonly T[]) => T) => SimulatedWork | undefined;
  readonly seams?: Seams;
  /** Whether rows rot on disks, and PCs compare their copies with the centre's; usually both. */
  readonly rowsRot?: boolean;
}

/** N PCs, one centre, a bad network, power cuts, lost databases, jumping clocks and work on sticks, all from one seed. */
export const createWorld = (options: WorldOptions) => {
  const random = seededRandom(options.seed);
  const faults = createFaults(random, options.faultScale);
  const network = createUnreliableNetwork({ ...options, faults, random });
  const seams = options.seams ?? {};
  const officeWork = createOfficeWork(random);
  /** What was written to sticks; none is ever wiped, so each may be uploaded again, early or late. */
  const sticks: { readonly lines: string; readonly entries: number }[] = [];
  let carried = 0;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const { centreClock, rowsRot = true } = options;

  const pcs: SimulatedPc[] = Array.from({ length: options.pcs }, (_, index) => ({
    name: `pc-${index + 1}`,
    clock: createFakeClock(centreClock.nowMs() + Math.floor((random() - 0.5) * 600_000)),
    disk: createMemoryDisk(),
    journal: createJournalText(),
    power: { isOn: false },
    replica: undefined,
    engine: undefined,
    confirmed: [],
  }));

  const start = async (pc: SimulatedPc): Promise<void> => {
    const power = { isOn: true };
    pc.power = power;
    const storage = createDyingStorage(pc.disk, power, faults);
    const tornLine = seams.tornLine ?? 'left-out';
    const opened = await openReplica({
      storage: seams.storage?.(storage, pc) ?? storage,
      journal: createDyingJournal(pc.journal, power, { faults, random, tornLine }),
      clock: pc.clock,
      random,
      identity: { officeId: 'office-13', deviceId: pc.name },
    });
    if (!opened.ok) throw new PowerCut();
    if (!(await opened.value.whole).ok) throw new PowerCut();
    const transport = network.transportOf(pc.name);
    pc.replica = opened.value;
    pc.engine = (seams.engine ?? createSyncEngine)({
      replica: opened.value,
      transport: seams.transport?.(transport, pc) ?? transport,
      clock: pc.clock,
      random,
      log: quiet,
    });
  };
  const stop = (pc: SimulatedPc): void => {
    pc.power.isOn = false;
    pc.replica = undefined;
    pc.engine = undefined;
  };
  const survivingPowerCuts = async (pc: SimulatedPc, work: (replica: Replica) => Promise<void>): Promise<void> => {
    try {
      if (!pc.replica) await start(pc);
      invariant(pc.replica, 'a PC that was started has a replica');
      await work(pc.replica);
      await settle();
      if (!pc.power.isOn) stop(pc);
    } catch (thrown) {
      if (!(thrown instanceof PowerCut)) throw thrown;
      await settle();
      stop(pc);
    }
  };
  const syncOnce = async (pc: SimulatedPc): Promise<void> => void (await pc.engine?.syncOnce());

  const scan = async (pc: SimulatedPc, replica: Replica): Promise<void> => {
    const running = { name: pc.name, clock: pc.clock, replica };
    const work = options.work
      ? options.work(running, pick)
      : { call: officeWork({ replica, confirmed: pc.confirmed }) };
    if (!work) return;
    const result = await replica.mutate([work.call], { actorId: 'staff-1' });
    if (!result.ok) return;
    pc.confirmed.push(...result.value);
    for (const id of result.value) work.onDone?.(id);
  };
  /** Somebody writes what this PC has not sent to a stick. */
  const writeStick = async (replica: Replica): Promise<void> => {
    const unsent = replica.nextPush(Number.MAX_SAFE_INTEGER);
    if (unsent.length > 0) sticks.push({ lines: writeCarriedLines(unsent, sha256Hex), entries: unsent.length });
  };
  /** Somebody uploads a stick here, whose ever it is, perhaps not for the first time. */
  const uploadStick = async (pc: SimulatedPc): Promise<void> => {
    if (sticks.length === 0) return;
    const { lines, entries } = pick(sticks);
    const read = readCarriedLines(lines, { ...STICK_HEAD, entries }, sha256Hex);
    invariant(read.ok, 'a stick is read as it was written');
    const transport = network.transportOf(pc.name);
    await carryEntries(transport, read.value, (taken) => void (carried += taken));
  };
  const forget = (pc: SimulatedPc, isLost: (id: string) => boolean): void => {
    pc.confirmed.splice(0, pc.confirmed.length, ...pc.confirmed.filter((id) => !isLost(id)));
  };
  /** The browser threw the database away while the PC was off. Only what the journal had is still there. */
  const loseDatabase = (pc: SimulatedPc): void => {
    const stored = new Set([...pc.disk.outbox.values()].map(({ id }) => id));
    forget(pc, (id) => stored.has(id) && !pc.journal.safe.has(id));
    pc.disk = createMemoryDisk();
  };
  /** The journal file is gone. What a lost database left only there is lost with it. */
  const loseJournal = (pc: SimulatedPc): void => {
    const stored = new Set([...pc.disk.outbox.values()].map(({ id }) => id));
    const pulledSeq = pc.disk.meta?.pulledSeq ?? 0;
    const { safe } = pc.journal;
    forget(pc, (id) => !stored.has(id) && (safe.get(id)?.seq ?? 0) > pulledSeq);
    pc.journal = createJournalText();
  };
  /** A row of a table that is held in memory is silently gone from the disk, or is another than it was. */
  const changeRow = (pc: SimulatedPc): void => {
    const candidates = [...pc.disk.rows].flatMap(([table, rows]) =>
      isMemoryTable(table) && table !== 'staff' && table !== 'office'
        ? [...rows.values()].map((row) => ({ rows, row }))
        : [],
    );
    if (candidates.length === 0) return;
    const { rows, row } = pick(candidates);
    if ('custody' in row && random() < 0.5) rows.set(row.id, { ...row, custody: { kind: 'unknown' } });
    else rows.delete(row.id);
  };
  const strike = async (pc: SimulatedPc): Promise<boolean> => {
    if (faults.strikes('clock-jumped')) pc.clock.jump((random() - 0.5) * 86_400_000);
    else if (faults.strikes('plug-pulled')) stop(pc);
    else if (faults.strikes('journal-lost')) {
      stop(pc);
      loseJournal(pc);
    } else if (faults.strikes('database-lost')) {
      // With the journal whole again first, if it was behind: both copies at once cannot be made good.
      await survivingPowerCuts(pc, settle);
      stop(pc);
      loseDatabase(pc);
    } else if (rowsRot && faults.strikes('row-changed')) {
      stop(pc);
      changeRow(pc);
    } else return false;
    return true;
  };
  const step = async (): Promise<void> => {
    const pc = pick(pcs);
    pc.clock.advance(Math.floor(random() * 20_000));
    centreClock.advance(Math.floor(random() * 5_000));
    if (random() < 0.1) await network.deliverLate();
    if (await strike(pc)) return;
    const dice = random();
    if (dice < 0.03) await survivingPowerCuts(pc, writeStick);
    else if (dice < 0.06) await survivingPowerCuts(pc, () => uploadStick(pc));
    else if (dice < 0.53) await survivingPowerCuts(pc, (replica) => scan(pc, replica));
    else if (rowsRot && dice < 0.56) await survivingPowerCuts(pc, async () => void (await pc.engine?.compareAll()));
    else await survivingPowerCuts(pc, () => syncOnce(pc));
  };
  /** The network holds and nobody pulls a plug: after this every copy must be the same. */
  const heal = async (): Promise<void> => {
    faults.calmDown();
    await network.deliverAllLate();
    for (let round = 0; round < 4; round += 1) {
      for (const pc of pcs) {
        // Starting again also gives a journal line that failed its second chance.
        stop(pc);
        await survivingPowerCuts(pc, async () => {
          await settle();
          await syncOnce(pc);
          if (rowsRot) await pc.engine?.compareAll();
        });
      }
    }
  };
  return {
    pcs,
    step,
    heal,
    faults: () => faults.counts(),
    /** How often an entry was brought by stick. */
    carried: () => carried,
    confirmed: () => pcs.flatMap((pc) => pc.confirmed),
    rowsOn: (pc: SimulatedPc, table: TableName): readonly AnyRow[] =>
      [...(pc.disk.rows.get(table)?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1)),
    tables: tableNames,
  };
};

/** A world that runs. */
export type World = ReturnType<typeof createWorld>;
