import type { z } from 'zod';
import { parse } from '#shared/lib/parse.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import {
  type DeviceFacts,
  DeviceList,
  EnrolmentCodeReply,
  type EnrolmentCodeRequest,
  type RevokeRequest,
} from '#shared/sync/device-protocol.ts';
import { type CentreCallDeps, type CentreCallError, createCentreCall, jsonOf } from './centre-call.ts';

/** The devices of the office, asked of the centre: unlike all other work this needs the network, because the centre decides. */
export interface DeviceCalls {
  list(): Promise<Result<readonly DeviceFacts[], CentreCallError>>;
  makeCode(request: EnrolmentCodeRequest): Promise<Result<EnrolmentCodeReply, CentreCallError>>;
  revoke(request: RevokeRequest): Promise<Result<void, CentreCallError>>;
}

/** Builds the calls; every answer is checked against its schema before anything uses it. */
export const createDeviceCalls = (deps: CentreCallDeps): DeviceCalls => {
  const call = createCentreCall(deps);
  const ask = async (path: string, body?: unknown): Promise<Result<unknown, CentreCallError>> => {
    const answered = await call(path, body);
    return answered.ok ? jsonOf(answered.value) : answered;
  };
  const read = <S extends z.ZodType>(
    answer: Result<unknown, CentreCallError>,
    schema: S,
  ): Result<z.output<S>, CentreCallError> => {
    if (!answer.ok) return answer;
    const parsed = parse(schema, answer.value);
    return parsed.ok ? parsed : err({ type: 'reply-invalid' });
  };
  return {
    list: async () => {
      const listed = read(await ask('/v1/devices'), DeviceList);
      return listed.ok ? ok(listed.value.devices) : listed;
    },
    makeCode: async (request) => read(await ask('/v1/enrolment-codes', request), EnrolmentCodeReply),
    revoke: async (request) => {
      const revoked = await ask('/v1/devices/revoke', request);
      return revoked.ok ? ok() : revoked;
    },
  };
};
