import type { HostError } from '#shared/host/contract.ts';
import type { CodeOfOtherOffice, TransportError } from '#shared/sync/ports.ts';

/** Why a device was not enrolled; what it holds is as it was. */
export type EnrolFailed = TransportError | HostError | CodeOfOtherOffice;
