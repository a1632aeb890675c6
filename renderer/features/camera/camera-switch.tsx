import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { invariant } from '#shared/lib/invariant.ts';
import type { CameraWish } from './camera-panel.tsx';

/** Whether the camera is wanted, and what of it; any page may turn it on. */
export interface CameraSwitch {
  readonly wish: CameraWish | undefined;
  readonly set: (wish: CameraWish | undefined) => void;
}

const Context = createContext<CameraSwitch | undefined>(undefined);

/** Holds the switch for the frame and the pages inside it. */
export const CameraSwitchProvider = ({ children }: { readonly children: ReactNode }) => {
  const [wish, set] = useState<CameraWish>();
  const value = useMemo(() => ({ wish, set }), [wish]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
};

/** The switch of the camera. Only inside the frame. */
export const useCameraSwitch = (): CameraSwitch => {
  const value = useContext(Context);
  invariant(value, 'the camera is switched inside the frame');
  return value;
};
