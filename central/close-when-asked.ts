import type { Clock, Log } from '#shared/lib/ports.ts';
import type { Drain } from './drain.ts';

/** How a process goes. */
export interface Closing {
  readonly drain: Drain;
  readonly log: Log;
  readonly clock: Clock;
  /** Between "not ready" and the closed door: so long a load balancer may still send requests here. */
  readonly noticeMs: number;
  /** Running requests have so long to finish. */
  readonly limitMs: number;
  /** Takes nothing new and resolves when what runs has ended. */
  readonly closeDoor: () => Promise<void>;
  /** Closes what the requests needed. */
  readonly closeRest: () => Promise<void>;
  /** Standard input ends when the program that started this one is gone. */
  readonly stopWithParent: boolean;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');

const closeInOrder = async ({ drain, log, clock, ...closing }: Closing): Promise<void> => {
  drain.begin();
  if (closing.noticeMs > 0) await clock.sleep(closing.noticeMs);
  const ended = await Promise.race([
    closing.closeDoor().then(() => true),
    new Promise<false>((resolve) => setTimeout(resolve, closing.limitMs, false).unref()),
  ]);
  // What is cut off now was never acknowledged, and a transaction that is cut off leaves nothing behind.
  if (!ended) log.warn('drain-cut-short');
  else await closing.closeRest();
};

/**
 * Closes in order when the terminal, the service manager or the program that started this one asks, and ends with code 0;
 * asked a second time it ends at once with code 1.
 */
export const closeWhenAsked = (closing: Closing): void => {
  const { log } = closing;
  let isClosing = false;
  const stop = (reason: string) => (): void => {
    if (isClosing) {
      log.warn('closed-at-once', { reason });
      process.exit(1);
    }
    isClosing = true;
    log.info('closing', { reason });
    closeInOrder(closing).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('close-failed', { reason: reasonOf(error) });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop('SIGTERM'));
  process.on('SIGINT', stop('SIGINT'));
  if (!closing.stopWithParent) return;
  const onParentGone = (): void => (isClosing ? undefined : stop('parent-gone')());
  process.stdin.once('end', onParentGone);
  process.stdin.once('close', onParentGone);
  process.stdin.resume();
};
