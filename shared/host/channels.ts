/** The only names a preload script may know; it imports nothing else, so that it stays one small file. */
export const HOST_CALL_CHANNEL = 'faem:call';
export const HOST_EVENT_CHANNEL = 'faem:event';
export const KIOSK_STATE_CHANNEL = 'faem:kiosk-state';
export const KIOSK_REPORT_CHANNEL = 'faem:kiosk-report';
