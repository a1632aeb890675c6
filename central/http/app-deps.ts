import type { LaunchInfo } from '#shared/host/contract.ts';
import type { Log } from '#shared/lib/ports.ts';
import type { BankAccesses } from '../services/banks/bank-access.ts';
import type { ExternalSystemAccesses } from '../services/external-invoices/external-access.ts';
import type { CentreServices } from '../services/centre.ts';
import type { Drain } from '../drain.ts';
import type { Health } from './health-routes.ts';
import type { LimitChanges } from './route-limits.ts';

/** What a browser that is served by this centre asks for first. */
export type ServedLaunchInfo = Omit<LaunchInfo, 'centralUrl'>;

/** What the server is built from. */
export interface AppDeps {
  readonly services: CentreServices;
  readonly launch: ServedLaunchInfo;
  readonly log: Log;
  readonly nowMs: () => number;
  /** Banks that may talk to this centre. */
  readonly banks?: BankAccesses | undefined;
  /** Systems that may tell of their bills. */
  readonly externalSystems?: ExternalSystemAccesses | undefined;
  readonly rendererFolder?: string | undefined;
  /** What operators ask; without it there are no such addresses. */
  readonly health?: Health | undefined;
  /** Other limits than those of `route-limits.ts`. */
  readonly limits?: LimitChanges | undefined;
  /** Tells when this process is on its way out. */
  readonly drain?: Drain | undefined;
  readonly updatesFolder?: string | undefined;
}
