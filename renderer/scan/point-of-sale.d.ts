// The drivers come without types; their interface is the part that is used here.
declare module '@point-of-sale/webhid-barcode-scanner' {
  const Driver: new () => import('./direct-scanner.ts').ScannerDriver;
  export default Driver;
}
declare module '@point-of-sale/webserial-barcode-scanner' {
  const Driver: new () => import('./direct-scanner.ts').ScannerDriver;
  export default Driver;
}
