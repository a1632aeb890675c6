import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { utilityProcess } from 'electron';
import type { Log } from '#shared/lib/ports.ts';
import { freePort } from './services/free-port.ts';
import { createOwnCentre, type OwnCentre, RememberedCentre } from './services/own-centre.ts';
import { createRememberedJson } from './services/remembered-json.ts';

export interface OwnCentreOfApp {
  readonly mode: 'office' | 'demo';
  /** Where the main program lies; the centre lies beside it. */
  readonly programFolder: string;
  readonly dataFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Log;
}

const LONGEST_LINE = 500;

/** What the PC's environment says about some other centre must not reach this one. */
const withoutCentreSettings = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || name.startsWith('FAEM_') || name === 'DATABASE_URL' ? [] : [[name, value]],
    ),
  );

/** The centre of this PC as a process of its own, which neither a crash nor a long query of it makes the window feel. */
export const openOwnCentre = ({
  mode,
  programFolder,
  dataFolder,
  environment,
  log,
}: OwnCentreOfApp): Promise<OwnCentre> =>
  createOwnCentre({
    mode,
    folder: join(dataFolder, 'centre'),
    remembered: createRememberedJson(join(dataFolder, 'centre.json'), RememberedCentre, log),
    fork: (settings) => {
      const child = utilityProcess.fork(join(programFolder, '../own-centre/main.js'), [], {
        serviceName: 'Faem centre',
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...withoutCentreSettings(environment), ...settings },
      });
      child.once('spawn', () => {
        if (!child.stderr) return;
        // The centre's log holds no personal data; it stands in the log that support asks for.
        createInterface({ input: child.stderr }).on('line', (line) =>
          log.info('own-centre', { line: line.slice(0, LONGEST_LINE) }),
        );
      });
      return child;
    },
    freePort,
    after: (ms, run) => void setTimeout(run, ms).unref(),
    log,
  });
