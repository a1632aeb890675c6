import type { Stage } from '../stage.ts';
import { takeCounter } from './counter.ts';
import { takeFees } from './fees.ts';
import { takeLoans, takeRetention, takeScanners, takeStockTake, takeWhereabouts } from './filing.ts';
import { takeKiosk } from './kiosk.ts';
import { takeLogIn, takeSetup } from './log-in.ts';
import { takeMoney } from './money.ts';
import { takeImport, takeLabels, takeSettings, takeSync } from './pages.ts';
import { takePayments } from './payments.ts';
import { takeRequests } from './requests.ts';
import { takeScanDesk } from './scan-desk.ts';
import { takeTracking } from './tracking.ts';

type Scene = (stage: Stage) => Promise<void>;

/** From the first start of a PC to a visitors' day. In this order: each finds the office as the one before has left it. */
export const AT_THE_COUNTER: readonly Scene[] = [
  takeSetup,
  takeLogIn,
  takeCounter,
  takeKiosk,
  takeTracking,
  takeScanDesk,
  takeRequests,
];

/** What is done behind the counter, by somebody who is logged in; in this order as well. */
export const BEHIND_THE_COUNTER: readonly Scene[] = [
  takeWhereabouts,
  takeLoans,
  takeStockTake,
  takeLabels,
  takeFees,
  takePayments,
  takeMoney,
  takeImport,
  takeSettings,
  takeScanners,
  takeRetention,
  takeSync,
];

/** Walks through the scenes; the stage's camera sees each of their states. */
export const walkThroughScenes = async (stage: Stage, scenes: readonly Scene[]): Promise<void> => {
  for (const scene of scenes) {
    console.log(`screens: ${stage.camera.language} ${scene.name}`);
    await scene(stage);
  }
};
