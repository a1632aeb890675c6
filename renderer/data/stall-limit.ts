/** Watches one call to the centre. */
export interface StallLimit {
  /** Fires when nothing has come for too long. */
  readonly signal: AbortSignal;
  /** The body, counting every piece of it as progress; its end ends the watch. */
  watch(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array>;
  /** Stops watching. */
  end(): void;
}

/**
 * Gives a call up when nothing has come for `limitMs`. What comes slowly but steadily may take as long as it needs: a whole
 * office over a poor line takes minutes, and a limit on the whole would never let it finish.
 */
export const createStallLimit = (limitMs: number): StallLimit => {
  const controller = new AbortController();
  const giveUp = (): void => controller.abort();
  let timer = setTimeout(giveUp, limitMs);
  const end = (): void => clearTimeout(timer);
  const progress = (): void => {
    end();
    timer = setTimeout(giveUp, limitMs);
  };
  return {
    signal: controller.signal,
    end,
    watch: (body) => {
      progress();
      return body.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform: (piece, stream) => {
            progress();
            stream.enqueue(piece);
          },
          flush: end,
        }),
      );
    },
  };
};
