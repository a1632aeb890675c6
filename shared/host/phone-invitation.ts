/** What a phone reads from the address that a PC showed it as a QR. */
export interface PhoneInvitation {
  readonly enrolmentCode: string;
}

const MARK = '#pair=';
/** As the centre makes codes; anything else behind the mark is no invitation. */
const CODE = /^[A-Za-z0-9-]{6,64}$/;

/**
 * The address at which a phone joins the office. The code stands behind `#`, which no browser sends: it is in no log of a
 * server or a proxy on the way.
 */
export const phoneInvitationAddress = (centralUrl: string, { enrolmentCode }: PhoneInvitation): string =>
  `${centralUrl.replace(/\/+$/, '')}/${MARK}${enrolmentCode}`;

/** The invitation in the part of an address from `#` on; undefined where there is none. */
export const readPhoneInvitation = (hash: string): PhoneInvitation | undefined => {
  const enrolmentCode = hash.startsWith(MARK) ? hash.slice(MARK.length) : '';
  return CODE.test(enrolmentCode) ? { enrolmentCode } : undefined;
};

/**
 * How a phone reaches a centre: browsers give camera, storage and start without a network to pages with HTTPS only, and an
 * address of this very machine means another machine on a phone.
 */
export type PhoneReach = 'https' | 'no-https' | 'this-machine';

/**
 * How a phone reaches this address of a centre; anything that is not HTTPS, unreadable text included, counts as
 * `no-https`.
 */
export const phoneReachOf = (centralUrl: string): PhoneReach => {
  if (/^https?:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?(\/|$)/i.test(centralUrl)) return 'this-machine';
  return /^https:/i.test(centralUrl) ? 'https' : 'no-https';
};

/** The better address of two: what the PC uses itself, unless only the public one is fit for a phone. */
export const phoneAddressOf = (used: string, publicUrl: string | undefined): string =>
  publicUrl !== undefined && phoneReachOf(used) !== 'https' && phoneReachOf(publicUrl) === 'https' ? publicUrl : used;
