/** The lines of a UTF-8 byte stream, without their line feeds; a last line without one is given too. */
export async function* readLines(bytes: ReadableStream<Uint8Array>): AsyncIterable<string> {
  const reader = bytes.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
