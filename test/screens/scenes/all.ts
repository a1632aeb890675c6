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

/** In this order: each finds the office as the one before has left it. */
const SCENES = [
  takeSetup,
  takeLogIn,
  takeCounter,
  takeKiosk,
  takeScanDesk,
  takeRequests,
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
] as const;

/** Walks through every screen in its main states; the stage's camera sees each of them. */
export const walkThroughScenes = async (stage: Stage): Promise<void> => {
  for (const scene of SCENES) {
    console.log(`screens: ${stage.camera.language} ${scene.name}`);
    await scene(stage);
  }
};
