import { VerifiedQr } from '#features/kiosk/verified-qr.tsx';
import type { RenderQr } from '#features/settings/test-qr-dialog.tsx';

/** Edge of the room for it in the settings' dialog, in CSS pixels. */
const ROOM_CSS = 260;

/** The settings' test QR is drawn and read back by the very code of the public screen. */
export const renderTestQr: RenderQr = (bill, onCheck) => (
  <VerifiedQr bill={bill} roomCss={ROOM_CSS} pixelsPerMm={undefined} label={bill.payeeName} onCheck={onCheck} />
);
