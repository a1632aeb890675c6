import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { describeHit } from '#data/folder-queries.ts';
import { pageActions } from '#features/palette/page-actions.ts';
import type { PaletteItem } from '#features/palette/palette-item.ts';
import { Palette } from '#features/palette/palette.tsx';
import { useLanguage } from '#i18n/language.ts';
import { frameMessages } from '#i18n/messages/frame.ts';
import { paletteMessages } from '#i18n/messages/palette.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { useOpenHelp } from '#ui/open-help.ts';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import type { RunningOffice } from './compose-office.ts';
import { PAGES } from './pages.ts';

const SHORTEST_QUERY = 2;
const THINGS_SHOWN = 8;

const FURTHER_PAGES = [
  { path: '/setup', word: 'setup' },
  { path: '/scanners', word: 'scanners' },
  { path: '/records', word: 'records' },
  { path: '/retention', word: 'retention' },
  { path: '/labels/board', word: 'board' },
] as const;

/** What the office offers on every page, in the language of the screen and found in both. */
const useOfficeItems = (office: RunningOffice): readonly PaletteItem[] => {
  const language = useLanguage();
  const other = language === 'th' ? 'en' : 'th';
  const navigate = useNavigate();
  const { language: store } = office.services;
  const openHelp = useOpenHelp();
  const frame = frameMessages[language];
  const words = paletteMessages[language];
  const otherWords = paletteMessages[other];
  const pages = PAGES.map(({ path, word }): PaletteItem => ({
    id: `page-${word}`,
    kind: 'page',
    name: frame[word],
    otherNames: [frameMessages[other][word]],
    run: () => void navigate({ to: path }),
  }));
  const further = FURTHER_PAGES.map(({ path, word }): PaletteItem => ({
    id: `page-${word}`,
    kind: 'page',
    name: words.pages[word],
    otherNames: [otherWords.pages[word]],
    run: () => void navigate({ to: path }),
  }));
  const action = (name: 'help' | 'language' | 'training', run: () => void, key?: string): PaletteItem => ({
    id: `office-${name}`,
    kind: name === 'help' ? 'help' : 'action',
    name: words[name],
    otherNames: [otherWords[name]],
    key,
    run,
  });
  return [
    ...pages,
    ...further,
    ...(openHelp ? [action('help', () => openHelp(), 'F1')] : []),
    action('language', () => store.getState().setLanguage(other)),
    ...(office.enterTraining ? [action('training', office.enterTraining)] : []),
  ];
};

/** Factories and folders, found by the search of the counter. */
const useThings = ({ services }: RunningOffice): ((query: string) => readonly PaletteItem[]) => {
  const navigate = useNavigate();
  return (query) => {
    if (query.trim().length < SHORTEST_QUERY) return [];
    const today = isoDateAt(services.nowMs());
    const { data } = services;
    return data.search(query, THINGS_SHOWN).flatMap((hit): PaletteItem[] => {
      const found = describeHit(data.rows, hit, today);
      if (!found) return [];
      const { subjectId, folderId, title, number } = found;
      return [
        {
          id: `thing-${subjectId}-${folderId ?? ''}`,
          kind: 'thing',
          name: `${title} · ${number}`,
          run: () => void navigate({ to: '/counter', search: { factory: subjectId, folder: folderId } }),
        },
      ];
    });
  };
};

/** Ctrl K on every page: everything that can be opened or done now. */
export const OfficePalette = ({ office }: { readonly office: RunningOffice }) => {
  const [actions, setActions] = useState<readonly PaletteItem[]>();
  const items = useOfficeItems(office);
  const things = useThings(office);
  // The buttons are read while the page is still alone; a dialog in front of it has keys of its own.
  useShortcuts([{ key: 'Ctrl+K', run: () => setActions(pageActions(document)) }]);
  if (actions === undefined) return null;
  return <Palette items={[...actions, ...items]} things={things} onClose={() => setActions(undefined)} />;
};
