import { useSyncExternalStore } from 'react';
import { RowId } from '#shared/model/ids.ts';

/** Where one is among the ministry's pages; it stands behind the # of the address, so that a page can be sent to a colleague. */
export type MinistryPlace =
  { readonly page: 'overview' } | { readonly page: 'offices' } | { readonly page: 'office'; readonly officeId: string };

/** The address of a place. */
export const hashOf = (place: MinistryPlace): string => {
  if (place.page === 'overview') return '#/';
  return place.page === 'offices' ? '#/offices' : `#/offices/${place.officeId}`;
};

/** The place of an address; anything else is the overview. */
export const placeOf = (hash: string): MinistryPlace => {
  const officeId = /^#\/offices\/(.+)$/.exec(hash)?.[1];
  if (officeId !== undefined && RowId.safeParse(officeId).success) return { page: 'office', officeId };
  return { page: hash === '#/offices' ? 'offices' : 'overview' };
};

const listen = (onChange: () => void): (() => void) => {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
};

/** Where one is now. */
export const useMinistryPlace = (): MinistryPlace => placeOf(useSyncExternalStore(listen, () => window.location.hash));

/** Goes there. */
export const goTo = (place: MinistryPlace): void => {
  window.location.hash = hashOf(place);
};
