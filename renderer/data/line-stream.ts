/**
 * The lines of a UTF-8 byte stream, without their line feeds, as many at a time as have come; a last line without one is
 * given too. Whoever stops early closes the stream with it.
 */
export async function* readLinesTogether(
  bytes: ReadableStream<Uint8Array>,
): AsyncGenerator<readonly string[], void, undefined> {
  const reader = bytes.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      if (lines.length > 0) yield lines;
    }
    if (rest !== '') yield [rest];
  } finally {
    // A stream that broke cannot be closed any more, and need not be.
    reader.cancel().catch(() => undefined);
  }
}

/** The same line by line, for streams in which not many of them come. */
export async function* readLines(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  for await (const lines of readLinesTogether(bytes)) yield* lines;
}
