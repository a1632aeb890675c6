import { z } from 'zod';
import { parse, type InputInvalid } from '#shared/lib/parse.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { PublicUrl } from '#shared/model/office-rows.ts';
import { demoBanks } from './demo/demo-bank.ts';
import { ExternalSystemAccesses } from './services/external-invoices/external-access.ts';
import { BankAccesses } from './services/banks/bank-access.ts';

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A number with a digit in it: a variable that was left empty is a mistake, and not zero. */
const numberIn = (range: z.ZodCoercedNumber<string>) => z.string().regex(/\d/, 'is no number').pipe(range);
const coerced = () => z.coerce.number<string>();

const Environment = z.object({
  FAEM_MODE: z.enum(['demo', 'production']).default('production'),
  FAEM_PORT: numberIn(coerced().int().min(0).max(65_535)).default(8787),
  /** Loopback unless somebody says otherwise: an office's data is not offered to a network by accident. */
  FAEM_HOST: z.string().min(1).default('127.0.0.1'),
  /** A server that follows the one of DATABASE_URL; the ministry's figures are read from it. */
  FAEM_REPLICA_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  /** Folder of the database inside this process; without it and without DATABASE_URL, demo data lives in memory. */
  FAEM_DATA: z.string().min(1).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  /** Folder of the built renderer, to be served to browsers. */
  FAEM_RENDERER: z.string().min(1).optional(),
  /** Folder of installers with their signed manifests, given out under `/updates/`. */
  FAEM_UPDATES: z.string().min(1).optional(),
  FAEM_DEMO_FACTORIES: numberIn(coerced().int().min(1).max(500_000)).default(5_000),
  /** Which bank speaks which language and how it is known, as JSON: `{"ktb":{"adapter":"ktb",…}}`. */
  FAEM_BANKS: z.string().default('{}').transform(jsonIn).pipe(BankAccesses),
  /** Where the public reaches this centre; it stands in the tracking QR of letters. Without it there is none. */
  FAEM_PUBLIC_URL: PublicUrl.optional(),
  /** Which other system may tell of its bills and how it is known: `{"ministry-ebilling":{"adapter":"json",…}}`. */
  FAEM_EXTERNAL: z.string().default('{}').transform(jsonIn).pipe(ExternalSystemAccesses),
  FAEM_STOP_WITH_PARENT: z.enum(['0', '1']).default('0'),
  /** Who sends it as a bearer token may read /metrics from elsewhere. */
  FAEM_METRICS_TOKEN: z.string().min(16).max(400).optional(),
  /** Seconds between "not ready" and the closed door, for a load balancer to notice. */
  FAEM_DRAIN_NOTICE: numberIn(coerced().min(0).max(300)).default(0),
  /** Seconds that running requests have to finish. */
  FAEM_DRAIN_LIMIT: numberIn(coerced().min(1).max(3_600)).default(30),
});

/** Where the data is. */
export type DataPlace =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'memory' };

/** How this server was asked to run. */
export interface Settings {
  readonly mode: 'demo' | 'production';
  readonly host: string;
  readonly port: number;
  readonly data: DataPlace;
  readonly replicaUrl: string | undefined;
  readonly rendererFolder: string | undefined;
  readonly updatesFolder: string | undefined;
  readonly demoFactories: number;
  readonly banks: BankAccesses;
  readonly publicUrl: string | undefined;
  readonly externalSystems: ExternalSystemAccesses;
  readonly stopWithParent: boolean;
  readonly metricsToken: string | undefined;
  readonly drainNoticeMs: number;
  readonly drainLimitMs: number;
}

/** The environment contradicts itself or leaves out what cannot be guessed. */
export interface EnvironmentIncomplete {
  readonly type: 'environment-incomplete';
  readonly missing: string;
}

const placeOf = (environment: z.output<typeof Environment>): DataPlace | undefined => {
  if (environment.DATABASE_URL !== undefined) return { kind: 'postgres', url: environment.DATABASE_URL };
  if (environment.FAEM_DATA !== undefined) return { kind: 'folder', folder: environment.FAEM_DATA };
  return environment.FAEM_MODE === 'demo' ? { kind: 'memory' } : undefined;
};

/** Reads the environment once. In production there is no default place for data, so that none is lost in memory. */
export const readEnvironment = (
  variables: Readonly<Record<string, string | undefined>>,
): Result<Settings, InputInvalid | EnvironmentIncomplete> => {
  const parsed = parse(Environment, variables);
  if (!parsed.ok) return parsed;
  const environment = parsed.value;
  const data = placeOf(environment);
  if (!data) return err({ type: 'environment-incomplete', missing: 'DATABASE_URL or FAEM_DATA' });
  if (environment.FAEM_REPLICA_URL !== undefined && data.kind !== 'postgres')
    return err({ type: 'environment-incomplete', missing: 'DATABASE_URL, which FAEM_REPLICA_URL follows' });
  return ok({
    mode: environment.FAEM_MODE,
    host: environment.FAEM_HOST,
    port: environment.FAEM_PORT,
    data,
    replicaUrl: environment.FAEM_REPLICA_URL,
    rendererFolder: environment.FAEM_RENDERER,
    updatesFolder: environment.FAEM_UPDATES,
    demoFactories: environment.FAEM_DEMO_FACTORIES,
    banks: environment.FAEM_MODE === 'demo' ? { ...demoBanks(), ...environment.FAEM_BANKS } : environment.FAEM_BANKS,
    publicUrl: environment.FAEM_PUBLIC_URL,
    externalSystems: environment.FAEM_EXTERNAL,
    stopWithParent: environment.FAEM_STOP_WITH_PARENT === '1',
    metricsToken: environment.FAEM_METRICS_TOKEN,
    drainNoticeMs: environment.FAEM_DRAIN_NOTICE * 1_000,
    drainLimitMs: environment.FAEM_DRAIN_LIMIT * 1_000,
  });
};
