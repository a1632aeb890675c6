import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { pathOf } from '#data/folder-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { stockTakeMessages } from '#i18n/messages/stock-take.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { type ScanEvent, useServices } from '#services/services.ts';
import { useScanListener } from '#services/use-scan-listener.ts';
import { useWakeLock } from '#services/use-wake-lock.ts';
import { classifyScan } from '#shared/domain/scan-code.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import type { StockTakeRow } from '#shared/model/stock-take-rows.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { ReasonDialog } from '#ui/reason-dialog.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import type { OpenCount } from './count-desk.ts';
import { CountLists } from './count-lists.tsx';
import { CountResult } from './count-result.tsx';
import { scopeWords } from './count-words.ts';
import { CountingDevices } from './counting-devices.tsx';
import { FinishDialog } from './finish-dialog.tsx';
import { type CountHearing, useCountView, useOpenCount } from './use-count.ts';
import styles from './stock-take.module.css';

export interface CountingPageProps {
  readonly stockTake: StockTakeRow;
  readonly onBack: () => void;
}

interface CountingProps extends CountingPageProps {
  readonly open: OpenCount;
  readonly hearing: StoreApi<CountHearing>;
  readonly isFinishing: boolean;
  readonly onAskToFinish: () => void;
  readonly onFinishClosed: () => void;
}

const LIST_HEIGHT_PX = 340;

/** Scans go to the count, from the moment the page is there; the card that ends a count asks to finish it. */
const useScans = (open: OpenCount | undefined, onFinishCard: () => void): void => {
  const early = useRef<ScanEvent[]>([]);
  const take = (scan: ScanEvent): void => {
    const thing = classifyScan(scan.text);
    if (!open) early.current.push(scan);
    else if (thing.kind === 'action' && thing.action === 'finish') onFinishCard();
    else open.desk.getState().scan(scan);
  };
  const takeEarly = useEffectEvent(() => early.current.splice(0).forEach(take));
  useLayoutEffect(() => {
    if (open) takeEarly();
  }, [open]);
  useScanListener((scan) => {
    take(scan);
    return true;
  });
};

/** This PC says that it counts along, and later that it is done. */
const useTakingPart = (open: OpenCount, stockTakeId: string) => {
  const { data } = useServices();
  const [error, setError] = useState<MutateError>();
  useEffect(() => {
    const isKnown = data.rows
      .list('stockTakeDevice', 'stockTakeId', stockTakeId)
      .some(({ deviceId }) => deviceId === data.deviceId);
    if (!isKnown) void data.mutate('join-stock-take', { stockTakeId });
  }, [data, stockTakeId]);
  const endHere = async (): Promise<void> => {
    await open.desk.getState().settled();
    const ended = await data.mutate('end-stock-take-here', { stockTakeId, scans: open.book.ownScans().length });
    setError(ended.ok ? undefined : ended.error);
  };
  return { error, endHere };
};

const GiveUp = ({ stockTakeId }: { readonly stockTakeId: string }) => {
  const messages = useMessages(stockTakeMessages);
  const services = useServices();
  const actor = useStore(services.session, (state) => state.actor);
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<MutateError>();
  if (actor === undefined || !OFFICE_ROLES.includes(actor.role)) return null;
  const giveUp = async (reason: string): Promise<void> => {
    const given = await services.data.mutate('cancel-stock-take', { stockTakeId, reason });
    setError(given.ok ? undefined : given.error);
  };
  return (
    <>
      <Button look="quiet" onPress={() => setAsking(true)} testId="give-up-count">
        {messages.giveUp}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={messages.giveUpTitle}
          text={messages.giveUpText}
          action={messages.giveUp}
          icon="cross"
          error={error}
          onClose={() => setAsking(false)}
          onConfirm={(reason) => void giveUp(reason)}
        />
      )}
    </>
  );
};

const CountingActions = ({
  open,
  hearing,
  onEndHere,
  onFinish,
}: Pick<CountingProps, 'open' | 'hearing'> & { readonly onEndHere: () => void; readonly onFinish: () => void }) => {
  const messages = useMessages(stockTakeMessages);
  const services = useServices();
  const { isSoundOn } = useStore(hearing);
  const undo = (): void => open.desk.getState().send({ kind: 'undo-asked', atMs: services.nowMs() });
  const hear = (): void => hearing.setState({ isSoundOn: !isSoundOn });
  useShortcuts([
    { key: 'Ctrl+Z', run: undo },
    { key: 'Ctrl+E', run: onEndHere },
    { key: 'Ctrl+Enter', run: onFinish },
  ]);
  return (
    <div className={styles.actions}>
      <Button icon="back" keyHint="Ctrl Z" onPress={undo} testId="count-undo">
        {messages.undo}
      </Button>
      <Button look="quiet" icon={isSoundOn ? 'sound' : 'sound-off'} isPressed={isSoundOn} onPress={hear}>
        {messages.sound}
      </Button>
      <span className={styles.push} />
      <Button icon="check" keyHint="Ctrl E" onPress={onEndHere} testId="end-here">
        {messages.doneHere}
      </Button>
      <Button look="primary" icon="count" keyHint="Ctrl Enter" onPress={onFinish} testId="finish-count">
        {messages.finish}
      </Button>
    </div>
  );
};

const Counting = ({ stockTake, onBack, open, hearing, isFinishing, onAskToFinish, onFinishClosed }: CountingProps) => {
  const messages = useMessages(stockTakeMessages);
  const { rows } = useServices().data;
  const { count } = useStore(open.desk);
  const view = useCountView(open.book, stockTake.id);
  const { error, endHere } = useTakingPart(open, stockTake.id);
  useShortcuts([{ key: 'Escape', run: onBack }]);
  useWakeLock();
  const isAtDesk = stockTake.scope.kind === 'borrower';
  const seen = view.expected - view.lists.notSeenIds.length;
  const placeName = count.place && pathOf(rows, count.place.id);
  const where = placeName === undefined ? messages.noPlaceNow : messages.placeNow(placeName);
  return (
    <main className={styles.page} data-testid="counting-page">
      <div className={styles.work}>
        <header className={styles.head}>
          <Button look="quiet" icon="back" keyHint="Esc" onPress={onBack}>
            {messages.back}
          </Button>
          <h1>{scopeWords(rows, stockTake.scope, messages)}</h1>
          <GiveUp stockTakeId={stockTake.id} />
        </header>
        <p className={styles.now}>
          <span data-testid="count-place-now">{isAtDesk ? '' : where}</span>
          <span className={styles.progress} data-testid="count-progress">
            {messages.progress(seen, view.expected)}
          </span>
        </p>
        <CountResult
          line={count.lines[0]}
          todo={isAtDesk ? messages.readyDesk : messages.readyTodo}
          onRetry={(line) => open.desk.getState().send({ kind: 'retry-asked', line })}
        />
        {error && <ErrorNote error={error} />}
        <CountingActions open={open} hearing={hearing} onEndHere={() => void endHere()} onFinish={onAskToFinish} />
      </div>
      <div className={styles.side}>
        <CountLists view={view} unseen="not-seen" heightPx={LIST_HEIGHT_PX} />
        <CountingDevices stockTakeId={stockTake.id} />
      </div>
      {isFinishing && (
        <FinishDialog
          stockTakeId={stockTake.id}
          open={open}
          notSeen={view.lists.notSeenIds.length}
          onClose={onFinishClosed}
        />
      )}
    </main>
  );
};

/** A count that is going on: scan and scan; the last result in large letters, the four lists beside it. */
export const CountingPage = ({ stockTake, onBack }: CountingPageProps) => {
  const opened = useOpenCount(stockTake);
  const [isFinishing, setFinishing] = useState(false);
  const [askToFinish] = useState(() => () => setFinishing(true));
  useScans(opened?.open, askToFinish);
  if (!opened) return <main className={styles.page} data-testid="counting-page-opening" />;
  return (
    <Counting
      stockTake={stockTake}
      onBack={onBack}
      open={opened.open}
      hearing={opened.hearing}
      isFinishing={isFinishing}
      onAskToFinish={askToFinish}
      onFinishClosed={() => setFinishing(false)}
    />
  );
};
