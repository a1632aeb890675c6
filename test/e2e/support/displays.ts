import type { Rectangle } from 'electron';
import type { ElectronApplication } from 'playwright';

/**
 * Makes the running program see these monitors, the clerk's first, and tells it as the system does when one comes or goes.
 * Xvfb has one monitor and no cables; the windows and what they show are real and stand at these places.
 */
export const plugMonitors = (app: ElectronApplication, monitors: readonly Rectangle[]): Promise<void> =>
  app.evaluate(({ screen }, places) => {
    const before = screen.getAllDisplays().length;
    const real = screen.getPrimaryDisplay();
    const displays = places.map((bounds, index) => ({ ...real, id: index + 1, bounds, workArea: bounds }));
    const [first = real] = displays;
    const holds = (bounds: Rectangle, x: number): boolean => x >= bounds.x && x < bounds.x + bounds.width;
    screen.getAllDisplays = () => displays;
    screen.getDisplayMatching = ({ x, width }) => displays.find(({ bounds }) => holds(bounds, x + width / 2)) ?? first;
    screen.emit(displays.length > before ? 'display-added' : 'display-removed');
  }, monitors);
