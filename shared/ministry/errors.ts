/** Every expected failure of the ministry's pages beside those of any request to the centre. */
export type MinistryError =
  /** Name or password is wrong; which of them is not told. */
  | { readonly type: 'ministry-denied' }
  /** Too many wrong passwords; the account opens again by itself. */
  | { readonly type: 'ministry-locked' }
  /** Nobody is logged in, or was for too long. */
  | { readonly type: 'ministry-session-over' }
  /** The account may look, and this changes something. */
  | { readonly type: 'ministry-read-only' }
  /** The request came from a page of somebody else. */
  | { readonly type: 'ministry-foreign-page' }
  | { readonly type: 'too-many-attempts' }
  | { readonly type: 'ministry-office-exists' }
  | { readonly type: 'ministry-office-unknown' }
  /** The office has no such PC, or it is shut out already. */
  | { readonly type: 'ministry-device-unknown' };
