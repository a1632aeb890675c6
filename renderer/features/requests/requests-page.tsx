import { useState } from 'react';
import { useStore } from 'zustand';
import { dayOfRequests, openRequests, pickStops, type RequestLine, toPick } from '#data/request-queries.ts';
import { requestsMessages } from '#i18n/messages/requests.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { createScanVoice } from '#scan/sounds.ts';
import { useServices } from '#services/services.ts';
import { useScanListener } from '#services/use-scan-listener.ts';
import { useRows } from '#services/use-rows.ts';
import { useWakeLock } from '#services/use-wake-lock.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { DeskPanel } from './desk-panel.tsx';
import { judgeBrought, judgeHandOver, judgeNotHere, judgeTaken } from './judge-pick.ts';
import { NextPick } from './next-pick.tsx';
import { PickBanner } from './pick-banner.tsx';
import { createPickStore, nextOf, type PickWalk } from './pick-store.ts';
import { usePickListPrint } from './use-pick-list-print.ts';
import { WaitingPanel } from './waiting-panel.tsx';
import { WalkList } from './walk-list.tsx';
import { walkTerms } from './walk-terms.ts';
import styles from './requests-page.module.css';

const TABLES = ['request', 'folder', 'factory', 'recordSubject', 'location', 'staff'] as const;

/** The walk of whoever has this page open; scans are its own while it is. */
const usePickWalk = (): PickWalk => {
  const services = useServices();
  const [store] = useState(() => {
    const voice = createScanVoice();
    return createPickStore({
      data: services.data,
      nowMs: () => services.nowMs(),
      terms: () => walkTerms(services),
      play: (sound) => voice.play(sound),
    });
  });
  useScanListener(({ text }) => store.getState().scan(text));
  return useStore(store);
};

const Head = ({ count, onPrint }: { readonly count: number; readonly onPrint: (way: 'dialog' | 'pdf') => void }) => {
  const messages = useMessages(requestsMessages);
  const services = useServices();
  const { data, host } = services;
  const day = dayOfRequests(data.rows, isoDateAt(services.nowMs()));
  const print = count > 0 ? (): void => onPrint('dialog') : undefined;
  useShortcuts([{ key: 'F6', run: () => print?.() }]);
  return (
    <header className={styles.head}>
      <h1>{messages.title}</h1>
      <p className={styles.day} data-testid="requests-day">
        {messages.day(day.asked)}
        {day.medianMs !== undefined && ` · ${messages.median(day.medianMs)}`}
      </p>
      <div className={styles.print}>
        <Button icon="print" keyHint="F6" onPress={print} isDisabled={!print} testId="print-pick-list">
          {messages.print}
        </Button>
        {host.abilities.has('exact-pdf') && (
          <Button
            look="quiet"
            icon="download"
            onPress={() => onPrint('pdf')}
            isDisabled={!print}
            testId="pick-list-pdf"
          >
            {messages.savePdf}
          </Button>
        )}
      </div>
    </header>
  );
};

const byTimeOfStep = (a: RequestLine, b: RequestLine): number =>
  'step' in a.stage && 'step' in b.stage ? (a.stage.step.effectiveAt < b.stage.step.effectiveAt ? -1 : 1) : 0;

const stageIs =
  (...kinds: readonly RequestLine['stage']['kind'][]) =>
  ({ stage }: RequestLine): boolean =>
    kinds.includes(stage.kind);

export interface RequestsPageProps {
  /** Opens where to look for a folder that is not where it should be. */
  readonly onFind: (folderId: string) => void;
}

/** Who needs which folder: the walk along the shelves, what stands ready at the desk, and who waits. */
export const RequestsPage = ({ onFind }: RequestsPageProps) => {
  const messages = useMessages(requestsMessages);
  const services = useServices();
  const rows = useRows(TABLES);
  const pickWalk = usePickWalk();
  useWakeLock();
  const printing = usePickListPrint();
  const lines = openRequests(rows);
  const walk = toPick(lines);
  const stops = pickStops(rows, walk);
  const next = nextOf(walk, pickWalk);
  return (
    <main className={styles.page} data-testid="requests-page">
      <Head count={walk.length} onPrint={(way) => printing.print(stops, way)} />
      {printing.error && <ErrorNote error={printing.error} />}
      <div className={styles.columns}>
        <div className={styles.column}>
          <PickBanner shown={pickWalk.shown} />
          {next ? (
            <NextPick
              line={next}
              onNotHere={() => pickWalk.do(judgeNotHere(next))}
              onSkip={() => pickWalk.skip(next)}
              onTaken={() => pickWalk.do(judgeTaken(next))}
            />
          ) : (
            <EmptyState icon="requests" title={messages.nothingToPick} testId="nothing-to-pick">
              <p>{messages.nothingToPickHint}</p>
            </EmptyState>
          )}
          {walk.length > 1 && (
            <section aria-label={messages.walkTitle}>
              <h2>{messages.walkCount(walk.length)}</h2>
              <WalkList stops={stops} nextId={next?.request.id} onChoose={(line) => pickWalk.choose(line)} />
            </section>
          )}
        </div>
        <div className={styles.column}>
          <DeskPanel
            lines={lines.filter(stageIs('picked', 'ready')).toSorted(byTimeOfStep)}
            onBring={(line) => pickWalk.do(judgeBrought(line))}
            onHandOver={(line) => pickWalk.do(judgeHandOver(line, walkTerms(services)))}
          />
          <WaitingPanel
            title={messages.missingTitle}
            lines={lines.filter(stageIs('not-found'))}
            testId="missing"
            onFind={onFind}
          />
          <WaitingPanel
            title={messages.waitingTitle}
            empty={messages.waitingEmpty}
            lines={lines.filter(stageIs('waiting'))}
            testId="waiting"
          />
        </div>
      </div>
    </main>
  );
};
