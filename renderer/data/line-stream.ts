/**
 * The lines of a UTF-8 byte stream, without their line feeds; a last line without one is given too. Whoever stops early
 * closes the stream with it.
 */
export async function* readLines(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const reader = bytes.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    // A stream that broke cannot be closed any more, and need not be.
    reader.cancel().catch(() => undefined);
  }
}
