import type { Result } from '#shared/lib/result.ts';
import { detectEncoding, ENCODING_SAMPLE_BYTES, type DecodeText, type RegisterEncoding } from './detect-encoding.ts';
import type { RecordReaderOptions, RegisterBatch } from './record-reader.ts';
import { createRegisterReader, type RegisterEnd, type RegisterRefused } from './register-reader.ts';

/** Reads a list as its bytes arrive; see `RegisterReader`. `encoding` is known once enough bytes have come, or at the end. */
export interface RegisterBytesReader {
  push(bytes: Uint8Array): Result<RegisterBatch, RegisterRefused>;
  end(): Result<RegisterEnd, RegisterRefused>;
  encoding(): RegisterEncoding | undefined;
}

/** What reading bytes needs: how to read the list, and how this program decodes one encoding. */
export interface RegisterBytesOptions extends RecordReaderOptions {
  readonly createDecoder: (encoding: RegisterEncoding) => DecodeText;
}

const joined = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
};

const NOTHING_YET: Result<RegisterBatch, RegisterRefused> = { ok: true, value: { rows: [], rejected: [] } };

/** Reads a list from its bytes: holds back the first 64 kB to detect the encoding, then decodes piece by piece. */
export const createRegisterBytesReader = (options: RegisterBytesOptions): RegisterBytesReader => {
  const reader = createRegisterReader(options);
  let sample: Uint8Array = new Uint8Array();
  let encoding: RegisterEncoding | undefined;
  let decoder: DecodeText | undefined;

  const startDecoder = (): DecodeText => {
    // Whatever the size of the pieces: a list is in one encoding however it arrives.
    encoding = detectEncoding(sample.subarray(0, ENCODING_SAMPLE_BYTES));
    return options.createDecoder(encoding);
  };
  return {
    push(bytes) {
      if (decoder !== undefined) return reader.push(decoder.decode(bytes));
      sample = joined(sample, bytes);
      if (sample.length < ENCODING_SAMPLE_BYTES) return NOTHING_YET;
      decoder = startDecoder();
      return reader.push(decoder.decode(sample));
    },
    end() {
      const isShort = decoder === undefined;
      decoder ??= startDecoder();
      const held = isShort ? decoder.decode(sample) : '';
      const last = reader.push(held + decoder.end());
      if (!last.ok) return last;
      const end = reader.end();
      if (!end.ok) return end;
      const { batch, summary } = end.value;
      const rows = [...last.value.rows, ...batch.rows];
      return { ok: true, value: { batch: { rows, rejected: [...last.value.rejected, ...batch.rejected] }, summary } };
    },
    encoding: () => encoding,
  };
};
