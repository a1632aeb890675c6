import { useEffect, useState } from 'react';
import { useServices } from '#services/services.ts';

const TICK_MS = 1_000;

/** The time in ms, going on every second while it is wanted. */
export const useClock = (isRunning: boolean): number => {
  const services = useServices();
  const [now, setNow] = useState(() => services.nowMs());
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setNow(services.nowMs()), TICK_MS);
    return () => clearInterval(timer);
  }, [isRunning, services]);
  return now;
};
