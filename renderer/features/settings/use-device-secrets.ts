import { useEffect, useState } from 'react';
import { useServices } from '#services/services.ts';
import type { DeviceSecrets } from '#shared/host/contract.ts';

/** By what this PC is known to its centre, and where that is; null before it was enrolled, undefined until that is read. */
export const useDeviceSecrets = (): DeviceSecrets | null | undefined => {
  const { host } = useServices();
  const [secrets, setSecrets] = useState<DeviceSecrets | null>();
  useEffect(() => {
    let isWanted = true;
    void host.secrets.get().then((kept) => {
      if (isWanted) setSecrets(kept ?? null);
    });
    return () => {
      isWanted = false;
    };
  }, [host]);
  return secrets;
};
