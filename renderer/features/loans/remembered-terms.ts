import type { Services } from '#services/services.ts';

/** What the last loan on this PC was for and who approved it; the next one usually is the same. */
export interface RememberedTerms {
  readonly actorId: string | undefined;
  readonly purpose: string;
  readonly approverId: string | undefined;
}

/** Keyed by the running app, so that two apps in one process (tests) remember for themselves. */
const remembered = new WeakMap<Services, RememberedTerms>();

/** The terms that the person who is logged in used last; undefined at first and for another person. */
export const termsUsedBefore = (services: Services): RememberedTerms | undefined => {
  const terms = remembered.get(services);
  return terms?.actorId === services.session.getState().actor?.id ? terms : undefined;
};

/** Keeps the terms for the next loan. */
export const rememberTerms = (services: Services, terms: Omit<RememberedTerms, 'actorId'>): void => {
  remembered.set(services, { ...terms, actorId: services.session.getState().actor?.id });
};
