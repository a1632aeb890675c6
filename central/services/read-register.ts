import { ok, type Result } from '#shared/lib/result.ts';
import { detectEncoding, ENCODING_SAMPLE_BYTES } from '#shared/register-feed/detect-encoding.ts';
import type { RecordReaderOptions, RegisterSummary, RejectedRow } from '#shared/register-feed/record-reader.ts';
import {
  createRegisterReader,
  type RegisterReader,
  type RegisterRefused,
} from '#shared/register-feed/register-reader.ts';
import type { RegisterRow } from '#shared/register-feed/register-row.ts';

/** A register list that was read to its end. */
export interface ReadRegister {
  readonly rows: readonly RegisterRow[];
  readonly rejected: readonly RejectedRow[];
  readonly summary: RegisterSummary;
}

interface ReadOptions {
  readonly source: RecordReaderOptions['source'];
  readonly provinceCode?: string;
}

/** Decoded pieces of text; the encoding is judged by the first bytes. */
async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let sample = Buffer.alloc(0);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const piece of bytes) {
    if (decoder) {
      yield decoder.decode(piece, { stream: true });
      continue;
    }
    sample = Buffer.concat([sample, piece]);
    if (sample.length < ENCODING_SAMPLE_BYTES) continue;
    decoder = new TextDecoder(detectEncoding(sample));
    yield decoder.decode(sample, { stream: true });
  }
  if (decoder) yield decoder.decode();
  else yield new TextDecoder(detectEncoding(sample)).decode(sample);
}

const readAll = async (
  reader: RegisterReader,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<ReadRegister, RegisterRefused>> => {
  const rows: RegisterRow[] = [];
  const rejected: RejectedRow[] = [];
  const keep = (batch: { readonly rows: readonly RegisterRow[]; readonly rejected: readonly RejectedRow[] }): void => {
    for (const row of batch.rows) rows.push(row);
    for (const row of batch.rejected) rejected.push(row);
  };
  for await (const text of textOf(bytes)) {
    const batch = reader.push(text);
    if (!batch.ok) return batch;
    keep(batch.value);
  }
  const end = reader.end();
  if (!end.ok) return end;
  keep(end.value.batch);
  return ok({ rows, rejected, summary: end.value.summary });
};

/** Reads a list as it streams in: its encoding, then its rows. Refuses the whole list as the shared reader does. */
export const readRegister = (
  bytes: AsyncIterable<Uint8Array>,
  { source, provinceCode }: ReadOptions,
): Promise<Result<ReadRegister, RegisterRefused>> =>
  readAll(createRegisterReader({ source, ...(provinceCode === undefined ? {} : { provinceCode }) }), bytes);
