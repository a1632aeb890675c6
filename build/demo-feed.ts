import { closeSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { provinceByCode } from '#shared/domain/province.ts';
import { demoFactories } from '#shared/demo/factory-rows.ts';
import { feedHeader, feedLine } from './demo-feed/feed-text.ts';
import { encodeWindows874 } from './demo-feed/windows-874.ts';

const USAGE = `npm run demo:feed -- [--rows N] [--seed S] [--encoding utf-8|windows-874|utf-16le] [--province CODE] [--out FILE]

Writes an invented factory register in the shape of the open-data feed: 46 columns, the same file for the same options.
--province  two-digit code, e.g. 13, to invent factories of one province only
--out       default demo-feed.csv; utf-16le is separated by tabs, as Excel's "Unicode text" is`;

const WRITE_CHARACTERS = 1_000_000;

const Options = z.object({
  rows: z.coerce.number().int().min(0).max(5_000_000).default(1_000),
  seed: z.coerce.number().int().default(1),
  encoding: z.enum(['utf-8', 'windows-874', 'utf-16le']).default('utf-8'),
  province: z
    .string()
    .refine((code) => provinceByCode(code) !== undefined, 'no such province code')
    .optional(),
  out: z.string().min(1).default('demo-feed.csv'),
});
type Options = z.output<typeof Options>;

const ENCODERS: Readonly<Record<Options['encoding'], (text: string) => Uint8Array>> = {
  'utf-8': (text) => Buffer.from(text, 'utf8'),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'windows-874': encodeWindows874,
};

/** Writes the feed in pieces; gives its size in bytes. */
const writeFeed = (options: Options): number => {
  const { seed, rows, encoding, province } = options;
  const encode = ENCODERS[encoding];
  const delimiter = encoding === 'utf-16le' ? '\t' : ',';
  const file = openSync(options.out, 'w');
  let pending = `\uFEFF${feedHeader(delimiter)}`;
  let bytes = 0;
  const flush = (): void => {
    const encoded = encode(pending);
    for (let written = 0; written < encoded.length;) written += writeSync(file, encoded, written);
    bytes += encoded.length;
    pending = '';
  };
  try {
    let row = 0;
    for (const factory of demoFactories({ seed, rows, provinceCode: province })) {
      pending += feedLine({ factory, seed, row, delimiter });
      row += 1;
      if (pending.length >= WRITE_CHARACTERS) flush();
    }
    flush();
  } finally {
    closeSync(file);
  }
  return bytes;
};

const readOptions = (): Options => {
  const names = Object.keys(Options.shape);
  const { values } = parseArgs({
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  });
  return Options.parse(values);
};

const main = (): void => {
  let options: Options;
  try {
    options = readOptions();
  } catch (failure) {
    const reason = failure instanceof z.ZodError ? z.prettifyError(failure) : String(failure);
    console.error(`${reason}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const bytes = writeFeed(options);
  console.log(`${options.out}: ${options.rows} rows, ${bytes} bytes, ${options.encoding}`);
};

main();
