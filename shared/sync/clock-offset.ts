/**
 * The centre's clock minus ours: the midpoint of question and answer is taken as the moment at which the centre read its
 * clock (Cristian's method), wrong by at most half the round trip.
 */
export const offsetFrom = (askedAtMs: number, answeredAtMs: number, centreNowMs: number): number =>
  centreNowMs - (askedAtMs + answeredAtMs) / 2;
