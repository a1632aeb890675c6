/**
 * Is there a screen to open a window on? Windows and macOS always have one; Linux says so in its environment.
 *
 * @returns {boolean}
 */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}
