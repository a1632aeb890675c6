import { useEffect, useState } from 'react';

/** Device pixels per CSS pixel here and now; another one when the window comes to a display of another scale. */
export const useDevicePixelRatio = (): number => {
  const [ratio, setRatio] = useState(window.devicePixelRatio);
  useEffect(() => {
    const query = window.matchMedia(`(resolution: ${ratio}dppx)`);
    const onChange = (): void => setRatio(window.devicePixelRatio);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, [ratio]);
  return ratio;
};
