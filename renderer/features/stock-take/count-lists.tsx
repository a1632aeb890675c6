import { useMemo, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { MutationCall } from '#data/office-data.ts';
import { formatCount } from '#i18n/format.ts';
import { stockTakeMessages } from '#i18n/messages/stock-take.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { unreachable } from '#shared/lib/invariant.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { DataTable } from '#ui/data-table.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import type { Tone } from '#ui/tone.ts';
import tones from '#ui/tone.module.css';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { LIST_NAMES, rowsOfList, sizeOfList, type CountRow, type Fix, type ListName } from './count-rows.ts';
import type { CountView } from './use-count.ts';
import styles from './stock-take.module.css';

const TABLES = ['folder', 'location', 'factory', 'recordSubject', 'staff', 'request'] as const;
const TONES: Readonly<Record<ListName, Tone>> = {
  found: 'done',
  notSeen: 'waiting',
  misplaced: 'elsewhere',
  unexpected: 'exception',
};
const FIXES = [
  { fix: 'check-in', key: 'F7', icon: 'home' },
  { fix: 'home-here', key: 'F8', icon: 'place' },
  { fix: 'take-home', key: 'F9', icon: 'exchange' },
] as const;

/** What a fix records about the folder of a row; undefined where it cannot be done. */
const callOf = (fix: Fix, { folderId, placeId, homeId }: CountRow): MutationCall | undefined => {
  if (folderId === undefined) return undefined;
  switch (fix) {
    case 'check-in': {
      const locationId = placeId ?? homeId;
      return locationId === undefined ? undefined : { name: 'check-in-folder', args: { folderId, locationId } };
    }
    case 'home-here':
      return placeId === undefined
        ? undefined
        : { name: 'set-home-location', args: { folderId, homeLocationId: placeId } };
    case 'take-home':
      return homeId === undefined ? undefined : { name: 'move-folder', args: { folderId, locationId: homeId } };
    default:
      return unreachable(fix);
  }
};

const useFix = () => {
  const { data } = useServices();
  const messages = useMessages(stockTakeMessages);
  const toast = useToast();
  const [error, setError] = useState<Parameters<typeof ErrorNote>[0]['error']>();
  const run = async (fix: Fix, row: CountRow): Promise<void> => {
    const call = callOf(fix, row);
    if (!call) return;
    const stored = await data.mutateAll([call]);
    setError(stored.ok ? undefined : stored.error);
    if (stored.ok) toast('done', messages.fixed);
  };
  return { error, run };
};

const FixButtons = ({ row }: { readonly row: CountRow | undefined }) => {
  const messages = useMessages(stockTakeMessages);
  const { error, run } = useFix();
  const words: Readonly<Record<Fix, string>> = {
    'check-in': messages.fixCheckIn,
    'home-here': messages.fixHomeHere,
    'take-home': messages.fixTakeHome,
  };
  const fix = (which: Fix): void => {
    if (row?.fixes.includes(which) === true) void run(which, row);
  };
  useShortcuts(FIXES.map(({ fix: which, key }) => ({ key, run: () => fix(which) })));
  if (!row || row.fixes.length === 0) return null;
  return (
    <div className={styles.fixes}>
      {FIXES.filter(({ fix: which }) => row.fixes.includes(which)).map(({ fix: which, key, icon }) => (
        <Button key={which} icon={icon} keyHint={key} onPress={() => fix(which)} testId={`fix-${which}`}>
          {words[which]}
        </Button>
      ))}
      {error && <ErrorNote error={error} />}
    </div>
  );
};

interface FindButtonProps {
  readonly folderId: string | undefined;
  readonly onFind: (folderId: string) => void;
}

const FindButton = ({ folderId, onFind }: FindButtonProps) => {
  const messages = useMessages(stockTakeMessages);
  const find = (): void => {
    if (folderId !== undefined) onFind(folderId);
  };
  useShortcuts([{ key: 'Ctrl+F', run: find }]);
  return (
    <Button icon="search" keyHint="Ctrl F" isDisabled={folderId === undefined} onPress={find} testId="find-missing">
      {messages.find}
    </Button>
  );
};

export interface CountListsProps {
  readonly view: CountView;
  /** `missing` once the centre has every scan, before that they are only not seen yet. */
  readonly unseen: 'not-seen' | 'missing';
  readonly heightPx: number;
  /** Opens where to look for a missing folder; absent while nothing is called missing. */
  readonly onFind?: ((folderId: string) => void) | undefined;
}

interface ListTableProps extends CountListsProps {
  readonly list: ListName;
  readonly title: string;
}

const ListTable = ({ view, unseen, list, title, heightPx, onFind }: ListTableProps) => {
  const messages = useMessages(stockTakeMessages);
  const rows = useRows(TABLES);
  const [selected, setSelected] = useState<string>();
  const version = TABLES.map((table) => rows.version(table)).join();
  const shown = useMemo(
    () => rowsOfList(list, { lists: view.lists, unknown: view.tally.unknown }, { rows, messages }),
    // The versions stand for the rows, which are read where they lie.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [list, view, messages, rows, version],
  );
  const empty: Readonly<Record<ListName, string>> = {
    found: messages.emptyFound,
    notSeen: unseen === 'missing' ? messages.emptyMissing : messages.emptyNotSeen,
    misplaced: messages.emptyMisplaced,
    unexpected: messages.emptyUnexpected,
  };
  return (
    <>
      <DataTable
        label={title}
        columns={[
          { id: 'name', title: messages.folder, width: 'minmax(0, 1.2fr)', cell: (row: CountRow) => row.name },
          { id: 'where', title: messages.where, width: 'minmax(0, 1fr)', cell: (row: CountRow) => row.where },
          { id: 'who', title: messages.who, width: '92px', cell: (row: CountRow) => row.who },
        ]}
        rows={shown}
        rowKey={({ key }) => key}
        selectedKey={selected}
        onSelect={({ key }) => setSelected(key)}
        rowTestId={({ key }) => `count-row-${key}`}
        empty={<p className={styles.quiet}>{empty[list]}</p>}
        maxHeightPx={heightPx}
        testId={`count-list-${list}`}
      />
      <FixButtons row={shown.find(({ key }) => key === selected)} />
      {list === 'notSeen' && onFind && (
        <FindButton folderId={shown.find(({ key }) => key === selected)?.folderId} onFind={onFind} />
      )}
    </>
  );
};

/** The four lists of a count; the folder that is selected can be put right with one key. */
export const CountLists = ({ view, unseen, heightPx, onFind }: CountListsProps) => {
  const messages = useMessages(stockTakeMessages);
  const titles: Readonly<Record<ListName, string>> = {
    found: messages.found,
    notSeen: unseen === 'missing' ? messages.missing : messages.notSeen,
    misplaced: messages.misplaced,
    unexpected: messages.unexpected,
  };
  const count = { lists: view.lists, unknown: view.tally.unknown };
  return (
    <Tabs className={styles.lists ?? ''} keyboardActivation="automatic">
      <TabList aria-label={messages.lists} className={styles.tabs ?? ''}>
        {LIST_NAMES.map((list) => (
          <Tab
            key={list}
            id={list}
            className={classNames(
              styles.tab,
              tones[list === 'notSeen' && unseen === 'missing' ? 'refused' : TONES[list]],
            )}
            data-testid={`count-tab-${list}`}
          >
            <strong data-testid={`count-size-${list}`}>{formatCount(sizeOfList(list, count))}</strong>
            <span>{titles[list]}</span>
          </Tab>
        ))}
      </TabList>
      {LIST_NAMES.map((list) => (
        <TabPanel key={list} id={list} className={styles.list ?? ''}>
          <ListTable view={view} unseen={unseen} list={list} title={titles[list]} heightPx={heightPx} onFind={onFind} />
        </TabPanel>
      ))}
    </Tabs>
  );
};
