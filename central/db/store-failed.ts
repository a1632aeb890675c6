/** The database could not answer; whether it was this statement's fault is told by `isStatementAtFault`. */
export class StoreFailed extends Error {
  readonly sqlState: string | undefined;

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : 'the database failed', { cause });
    this.name = 'StoreFailed';
    this.sqlState = sqlStateOf(cause);
  }
}

const sqlStateOf = (cause: unknown): string | undefined => {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' && /^[0-9A-Z]{5}$/.test(cause.code) ? cause.code : undefined;
};

/**
 * Classes of SQLSTATE that come back however often the statement is sent: 21 cardinality, 22 data, 23 constraint, 42
 * syntax. Everything else (no connection, shutting down, out of space, deadlock) passes by itself.
 */
const AT_FAULT = /^(21|22|23|42)/;

/** True when sending the same statement again would fail again. */
export const isStatementAtFault = (failure: StoreFailed): boolean =>
  failure.sqlState !== undefined && AT_FAULT.test(failure.sqlState);

/** Runs database work; whatever it throws comes out as `StoreFailed`, so that bugs elsewhere are not mistaken for it. */
export const asStoreWork = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof StoreFailed ? cause : new StoreFailed(cause);
  }
};
