import { bytesHash } from '#shared/domain/content-hash.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { BankFileRequest } from '#shared/sync/bank-file-protocol.ts';
import { bytesOf, type CentreCallDeps, type CentreCallError, createCentreCall } from './centre-call.ts';

/** Files of the bank, asked of the centre, which alone keeps their bytes. */
export interface BankFileCalls {
  /** The bytes as the bank sent them. What does not have this SHA-256 is refused: a proxy's page is no file of a bank. */
  bytes(request: BankFileRequest, sha256: string): Promise<Result<Uint8Array, CentreCallError>>;
}

/** Builds the calls. */
export const createBankFileCalls = (deps: CentreCallDeps): BankFileCalls => {
  const call = createCentreCall(deps);
  return {
    bytes: async (request, sha256) => {
      const answered = await call('/v1/bank-file', request);
      if (!answered.ok) return answered;
      const read = await bytesOf(answered.value);
      if (!read.ok) return read;
      return bytesHash(read.value) === sha256 ? ok(read.value) : err({ type: 'reply-invalid' });
    },
  };
};
