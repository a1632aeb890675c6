// The drivers come without types; their interface is the part that is used here.
declare module '@point-of-sale/webhid-barcode-scanner' {
  import type { ScannerDriver } from '#scan/direct-scanner.ts';
  const Driver: new () => ScannerDriver;
  export default Driver;
}
declare module '@point-of-sale/webserial-barcode-scanner' {
  import type { ScannerDriver } from '#scan/direct-scanner.ts';
  const Driver: new () => ScannerDriver;
  export default Driver;
}
