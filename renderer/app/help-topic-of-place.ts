import type { HelpTopicId } from '#i18n/help/help-topic.ts';

const TOPIC_OF_PATH: Readonly<Record<string, HelpTopicId>> = {
  '/counter': 'counter',
  '/record': 'counter',
  '/scan': 'scan',
  '/requests': 'requests',
  '/stock-take': 'stock-take',
  '/loans': 'loans',
  '/find': 'find',
  '/labels': 'labels',
  '/labels/board': 'labels',
  '/fees': 'fees',
  '/payments': 'payments',
  '/sync': 'sync',
  '/import': 'import',
  '/settings': 'settings',
  '/setup': 'setup',
  '/scanners': 'scanners',
  '/records': 'records',
  '/retention': 'retention',
};

/** The help of the page at an address such as `#/labels?shelf=…`; the counter's where there is none of its own. */
export const helpTopicOfPlace = (hash: string): HelpTopicId =>
  TOPIC_OF_PATH[hash.replace(/^#/, '').split('?')[0] ?? ''] ?? 'counter';
