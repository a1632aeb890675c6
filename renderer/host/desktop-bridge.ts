/** What the desktop shell's preload puts before the page: one way to ask and one way to be told. */
export interface DesktopBridge {
  call(method: string, input: unknown): Promise<unknown>;
  on(event: string, listener: (payload: unknown) => void): () => void;
}
