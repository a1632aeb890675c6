import type { Kysely } from 'kysely';

/** The centre's own tables. Counters are read as numbers (cast in SQL), instants as ISO text. */
export interface Schema {
  readonly office: {
    readonly id: string;
    readonly province_code: string;
    readonly version: number;
    readonly enrolment_code_hash: string | null;
    readonly is_demo: boolean;
  };
  readonly device: {
    readonly id: string;
    readonly office_id: string;
    readonly name: string;
    readonly token_hash: string;
    readonly enrolled_at: string;
    readonly revoked_at: string | null;
  };
  readonly client: {
    readonly id: string;
    readonly office_id: string;
    readonly device_id: string | null;
    readonly last_seq: number;
  };
}

export type Db = Kysely<Schema>;
