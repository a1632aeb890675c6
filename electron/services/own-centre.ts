import { join } from 'node:path';
import { z } from 'zod';
import type { HostError, LaunchInfo } from '#shared/host/contract.ts';
import type { OfficeToOpen } from '#shared/host/office-to-open.ts';
import { CentreReport, EXIT_SCHEMA_NEWER, type CentreOrder } from '#shared/host/own-centre.ts';
import type { Log } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Remembered } from './remembered-json.ts';

/** That this PC is the office's own centre, and at which port; the page's origin must not change with every start. */
export const RememberedCentre = z.object({ port: z.number().int().min(1).max(65_535) });
export type RememberedCentre = z.output<typeof RememberedCentre>;

/** Why the centre of this PC is not started again. */
export type CentreProblem = 'centre-newer';

/** A running process of the centre, as Electron's `utilityProcess` gives it. */
export interface CentreProcess {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

export interface OwnCentreParts {
  readonly mode: 'office' | 'demo';
  /** Where the centre keeps its database. */
  readonly folder: string;
  readonly remembered: Remembered<RememberedCentre>;
  readonly fork: (environment: Readonly<Record<string, string>>) => CentreProcess;
  /** Gives the wanted port when it is free, else another one. */
  readonly freePort: (wanted: number | undefined) => Promise<number>;
  readonly after: (ms: number, run: () => void) => void;
  /** At every start of the process, once it answers. */
  readonly onReady?: () => void;
  /** What keeps it from running until a person does something, as soon as it is known and at every `announce`. */
  readonly onProblem?: (problem: CentreProblem) => void;
  readonly log: Log;
}

/** What is known of a centre that answers. */
export interface ReadyCentre {
  readonly address: string;
  readonly demo: LaunchInfo['demo'];
}

/** The office's own centre in this PC, for an office that has none elsewhere. */
export interface OwnCentre {
  /** Where it listens at this start; undefined when this PC is no centre. */
  readonly address: string | undefined;
  /** Resolves when a demonstration can be logged in to; undefined when nothing waits for it. */
  readonly whenReady: Promise<Partial<ReadyCentre>> | undefined;
  openOffice(office: OfficeToOpen): Promise<Result<{ centralUrl: string; enrolmentCode: string }, HostError>>;
  /** Whether this PC is the centre of a real office, also since a moment ago. */
  isOfOffice(): boolean;
  /** Says again what keeps it from running, to a page that could not hear it before; nothing when all is well. */
  announce(): void;
  /** Gives its answer; undefined when it ended instead, or when there is none. */
  order(order: CentreOrder): Promise<CentreReport | undefined>;
  /** Lets it finish what it was given; resolves when it has ended or takes too long. */
  stop(): Promise<void>;
}

/** A first start makes the database and, for a demonstration, five thousand folders on a slow disk. */
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 8_000;
/** It ended by itself; started again so long after, so that a broken one does not keep the PC busy. */
const RESTART_MS = 3_000;

interface Running {
  readonly process: CentreProcess;
  readonly ended: Promise<void>;
  readonly ready: Promise<ReadyCentre | undefined>;
  /** The next answer to an order; undefined when it ended instead. */
  ask(order: CentreOrder): Promise<CentreReport | undefined>;
}

const follow = (process: CentreProcess, after: OwnCentreParts['after']): Running => {
  const listeners = new Set<(report: CentreReport | undefined) => void>();
  const next = (limitMs: number): Promise<CentreReport | undefined> =>
    new Promise((resolve) => {
      const listener = (report: CentreReport | undefined): void => {
        listeners.delete(listener);
        resolve(report);
      };
      listeners.add(listener);
      after(limitMs, () => listener(undefined));
    });
  const tell = (report: CentreReport | undefined): void => [...listeners].forEach((listener) => listener(report));
  process.on('message', (message) => {
    const report = CentreReport.safeParse(message);
    if (report.success) tell(report.data);
  });
  const ended = new Promise<void>((resolve) => {
    process.on('exit', () => {
      tell(undefined);
      resolve();
    });
  });
  const ready = next(START_LIMIT_MS).then((report) =>
    report?.kind === 'ready' ? { address: report.address, demo: report.demo } : undefined,
  );
  // One at a time: an answer does not say which order it belongs to.
  let last: Promise<unknown> = ready;
  return {
    process,
    ended,
    ready,
    ask: (order) => {
      const answer = last.then(() => {
        process.postMessage(order);
        return next(START_LIMIT_MS);
      });
      last = answer;
      return answer;
    },
  };
};

/** Starts the centre of this PC where it is one already, and makes the PC one when asked. */
export const createOwnCentre = async (parts: OwnCentreParts): Promise<OwnCentre> => {
  const { mode, remembered, log, after } = parts;
  let running: Running | undefined;
  let isStopping = false;
  let problem: CentreProblem | undefined;
  const announce = (): void => {
    if (problem) parts.onProblem?.(problem);
  };
  const start = (port: number): Running => {
    const process = parts.fork({
      FAEM_MODE: mode === 'demo' ? 'demo' : 'production',
      FAEM_PORT: String(port),
      FAEM_HOST: '127.0.0.1',
      FAEM_DATA: join(parts.folder, 'database'),
    });
    // Heard before anybody who waits for an answer is told that there is none.
    process.on('exit', (code) => {
      if (code === EXIT_SCHEMA_NEWER) problem = 'centre-newer';
    });
    const started = follow(process, after);
    void started.ready.then((centre) => centre && parts.onReady?.());
    void started.ended.then(() => {
      if (isStopping) return;
      log.warn('own-centre-ended', { problem: problem ?? 'none' });
      if (problem) return announce();
      after(RESTART_MS, () => {
        if (!isStopping) running = start(port);
      });
    });
    return started;
  };
  const known = remembered.read();
  const isCentre = mode === 'demo' || known !== undefined;
  const port = await parts.freePort(known?.port);
  if (isCentre) {
    remembered.write({ port });
    running = start(port);
  }
  return {
    address: isCentre ? `http://127.0.0.1:${port}` : undefined,
    whenReady: mode === 'demo' ? running?.ready.then((centre) => centre ?? {}) : undefined,
    openOffice: async (office) => {
      running ??= start(port);
      const centre = await running.ready;
      const report = centre && (await running.ask({ kind: 'open-office', office }));
      if (report?.kind !== 'office-opened') return err({ type: problem ?? 'centre-failed' });
      // Only now: a set-up that was given up leaves a PC that is nobody's centre.
      remembered.write({ port });
      return ok({ centralUrl: centre?.address ?? '', enrolmentCode: report.enrolmentCode });
    },
    isOfOffice: () => mode === 'office' && running !== undefined && remembered.read() !== undefined,
    announce,
    order: async (order) => (await running?.ready) && running?.ask(order),
    stop: async () => {
      isStopping = true;
      if (!running) return;
      running.process.postMessage({ kind: 'stop' } satisfies CentreOrder);
      const patience = new Promise<void>((resolve) => after(STOP_LIMIT_MS, resolve));
      await Promise.race([running.ended, patience]);
    },
  };
};
