import { useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { counterMessages } from '#i18n/messages/counter.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useOpenedNote } from '#services/use-opened-note.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import { type CounterAction, CounterActions } from './counter-actions.tsx';
import { ExternalInvoicePanel } from './external-invoice-panel.tsx';
import { FactoryDialog, type FolderDialogs, type OpenDialog } from './factory-dialog.tsx';
import { FactoryHeading } from './factory-heading.tsx';
import { FeesUnknownPanel } from './fees-unknown-panel.tsx';
import { FeePanel } from './fee-panel.tsx';
import { FolderPanel } from './folder-panel.tsx';
import { KioskPanel } from './kiosk-panel.tsx';
import { NoticePanel } from './notice-panel.tsx';
import { useRegisterFolder } from './use-register-folder.ts';
import { useShowQr } from './use-show-qr.ts';
import { useFactoryView } from './use-factory-view.ts';
import type { VisitState } from './visit-store.ts';
import { VisitTimer } from './visit-timer.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import pageStyles from '#ui/subject-page.module.css';
import styles from './factory-page.module.css';

export interface FactoryPageProps {
  readonly factory: FactoryRow;
  readonly folderId: string | undefined;
  readonly visit: StoreApi<VisitState>;
  readonly dialogs: FolderDialogs;
  readonly onPrint: (folderIds: readonly string[]) => void;
  readonly onFind: (folderId: string) => void;
  readonly onClose: () => void;
}

/** The actions of the row of keys; one that is not possible now has nothing to run. */
const actionsOf = (page: {
  readonly messages: typeof counterMessages.th;
  readonly view: ReturnType<typeof useFactoryView>;
  readonly open: (dialog: OpenDialog) => void;
  readonly showQr: () => void;
  readonly print: () => void;
}): readonly CounterAction[] => {
  const { messages, view, open } = page;
  const { kept, usable, payable, mayBill } = view;
  return [
    { key: 'F2', label: messages.lend, icon: 'lend', run: usable ? () => open('lend') : undefined },
    { key: 'F3', label: messages.request, icon: 'requests', run: usable ? () => open('request') : undefined },
    {
      key: 'F4',
      label: messages.issueNotice,
      icon: 'receipt',
      isNext: mayBill && !payable,
      run: mayBill ? () => open('notice') : undefined,
    },
    {
      key: 'F5',
      label: messages.showQr,
      icon: 'qr',
      isNext: payable !== undefined,
      run: payable ? page.showQr : undefined,
    },
    { key: 'F6', label: messages.print, icon: 'print', run: kept.length > 0 ? page.print : undefined },
  ];
};

interface FactoryFeesPanelProps {
  readonly factory: FactoryRow;
  readonly view: ReturnType<typeof useFactoryView>;
}

const FactoryFeesPanel = ({ factory, view: { fees, notices } }: FactoryFeesPanelProps) =>
  fees.ok ? (
    <FeePanel factory={factory} fees={fees.value} notices={notices} />
  ) : (
    <FeesUnknownPanel reason={fees.error.type} />
  );

const useFolderKeys = (does: Readonly<Record<'register' | 'setHome' | 'history' | 'find', () => void>>): void =>
  useShortcuts([
    { key: 'Insert', run: does.register },
    { key: 'F8', run: does.setHome },
    { key: 'F9', run: does.history },
    { key: 'Ctrl+F', run: does.find },
  ]);

/** Everything about one factory that a visitor may ask for, on one screen without scrolling. */
export const FactoryPage = ({ factory, folderId, visit, dialogs, onPrint, onFind, onClose }: FactoryPageProps) => {
  const messages = useMessages(counterMessages);
  const [chosenId, setChosenId] = useState(folderId);
  const [dialog, setDialog] = useState<OpenDialog>('none');
  const [receipted, setReceipted] = useState<NoticeRow>();
  useOpenedNote(factory.id);
  const view = useFactoryView(factory, [chosenId, folderId]);
  const { folders, kept, folder, usable, notices } = view;
  const qr = useShowQr(factory, view.payable);
  const register = useRegisterFolder(factory.id);
  /** A question stays with the folder it was asked about, even when the centre changes which one comes first. */
  const openDialog = (question: OpenDialog): void => {
    setChosenId(folder?.id);
    setDialog(question);
  };
  const ask = (question: 'home' | 'history') => (): void => {
    if (question === 'history' ? folder : usable) openDialog(question);
  };
  useFolderKeys({ register, setHome: ask('home'), history: ask('history'), find: () => usable && onFind(usable.id) });
  const print = (): void => onPrint(kept.map((one) => one.id));
  const leave = (): void => {
    visit.getState().end();
    qr.clear();
    onClose();
  };
  return (
    <main className={pageStyles.page} data-testid="factory-page" data-factory-id={factory.id}>
      <FactoryHeading factory={factory} />
      <CounterActions actions={actionsOf({ messages, view, open: openDialog, showQr: qr.show, print })} onLeave={leave}>
        <VisitTimer visit={visit} onEnd={leave} />
      </CounterActions>
      <div className={styles.columns}>
        <div className={styles.column}>
          <FolderPanel
            folders={folders}
            selectedId={folder?.id}
            onSelect={setChosenId}
            onRegister={register}
            onSetHome={ask('home')}
            onHistory={ask('history')}
            onFind={onFind}
          />
          <NoticePanel notices={notices} onReceipt={setReceipted} />
          <ExternalInvoicePanel factoryId={factory.id} />
        </div>
        <div className={styles.column}>
          <KioskPanel
            notices={notices}
            problem={qr.problem}
            onClear={qr.clear}
            onScanned={qr.scanned}
            onReceipt={setReceipted}
          />
          <FactoryFeesPanel factory={factory} view={view} />
        </div>
      </div>
      {receipted && <dialogs.receipt notice={receipted} onClose={() => setReceipted(undefined)} />}
      <FactoryDialog open={dialog} factory={factory} view={view} dialogs={dialogs} onClose={() => setDialog('none')} />
    </main>
  );
};
