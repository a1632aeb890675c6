import { type TrackingToken, trackingTokenOf } from '#shared/domain/tracking-token.ts';

/** A token that nobody can guess, for the public page of a new notice. */
export const newTrackingToken = (): TrackingToken => trackingTokenOf(crypto.getRandomValues(new Uint8Array(16)));
