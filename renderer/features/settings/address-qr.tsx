import { symbolPath } from '#print/barcode-symbol.ts';
import { paymentQrSymbol } from '#print/payment-symbols.ts';
import styles from './paired-screen.module.css';

const QUIET_MODULES = 4;

/** An address as a QR for the camera of another device, black on white in every theme. */
export const AddressQr = ({ address, label }: { readonly address: string; readonly label: string }) => {
  const symbol = paymentQrSymbol(address);
  const side = symbol.modulesWide + 2 * QUIET_MODULES;
  return (
    <svg
      className={styles.qr}
      viewBox={`${-QUIET_MODULES} ${-QUIET_MODULES} ${side} ${side}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
      data-testid="pairing-qr"
    >
      <rect x={-QUIET_MODULES} y={-QUIET_MODULES} width={side} height={side} fill="#ffffff" />
      <path d={symbolPath(symbol)} fill="#000000" />
    </svg>
  );
};
