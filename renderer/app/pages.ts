import type { IconName } from '#ui/icon.tsx';

/** The pages of the rail, in the order of a day. */
export const PAGES = [
  { path: '/counter', icon: 'counter', word: 'counter' },
  { path: '/scan', icon: 'scan', word: 'scan' },
  { path: '/requests', icon: 'requests', word: 'requests' },
  { path: '/stock-take', icon: 'count', word: 'stockTake' },
  { path: '/loans', icon: 'lend', word: 'loans' },
  { path: '/labels', icon: 'labels', word: 'labels' },
  { path: '/fees', icon: 'receipt', word: 'fees' },
  { path: '/payments', icon: 'cash', word: 'payments' },
  { path: '/sync', icon: 'refresh', word: 'sync' },
  { path: '/import', icon: 'import', word: 'import' },
  { path: '/settings', icon: 'settings', word: 'settings' },
] as const satisfies readonly { readonly path: string; readonly icon: IconName; readonly word: string }[];
