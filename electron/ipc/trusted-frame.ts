/** Where a message came from, as far as trust goes. */
export interface Sender {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

/** The one page that may send: a window's contents, and the address it must still be showing. */
export interface TrustedPage {
  readonly webContentsId: number | undefined;
  /** e.g. `app://faem/`; every address of the page starts with it. */
  readonly origin: string;
}

/** Protocol and host of an address, ending in a slash; `URL.origin` is "null" for schemes of our own. */
export const originOf = (address: string): string | undefined => {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}/`;
};

/** Whether a message comes from the top frame of our own window while it shows our own page. */
export const isTrustedFrame = ({ sender, senderFrame }: Sender, page: TrustedPage): boolean =>
  senderFrame !== null &&
  senderFrame.parent === null &&
  sender.id === page.webContentsId &&
  originOf(senderFrame.url) === page.origin;
