import { vi } from 'vitest';

/**
 * Everything a page may wait for comes later than usual, by another span each time, and what a test waits for is
 * looked at every millisecond: React's next drawing, what a worker says, the end of a transaction, a timer, a
 * digest. What comes in order keeps its order. A test that reads the page a moment too early fails here, instead of
 * once a week on a busy machine.
 */
const [firstSeed = 1, longestMs = 60] = String(import.meta.env['VITE_LATE'])
  .split(':')
  .map(Number);

const soon = globalThis.setTimeout;

let seed = firstSeed >>> 0;
/** How much later, ms: half of what is waited for comes at once. */
const span = (): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  const share = seed / 2 ** 32;
  return share < 0.5 ? 0 : (share - 0.5) * 2 * longestMs;
};
const pause = (): Promise<void> =>
  new Promise((done) => {
    soon(done, span());
  });

const sent = new WeakMap<object, Promise<void>>();
const lateMessages = (prototype: { postMessage: (...parts: never[]) => void }): void => {
  const { postMessage } = prototype;
  prototype.postMessage = function (this: object, ...parts: never[]) {
    const before = sent.get(this) ?? Promise.resolve();
    sent.set(
      this,
      before.then(pause).then(() => postMessage.apply(this, parts)),
    );
  };
};
lateMessages(MessagePort.prototype);
lateMessages(Worker.prototype);

const onComplete = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete')!;
Object.defineProperty(IDBTransaction.prototype, 'oncomplete', {
  configurable: true,
  set(this: IDBTransaction, listener: ((event: Event) => void) | null) {
    onComplete.set!.call(this, listener && ((event: Event) => void pause().then(() => listener.call(this, event))));
  },
});

for (const name of ['digest', 'deriveBits', 'encrypt', 'decrypt', 'importKey', 'sign', 'verify'] as const) {
  const act = SubtleCrypto.prototype[name] as (...parts: unknown[]) => Promise<unknown>;
  Object.defineProperty(SubtleCrypto.prototype, name, {
    configurable: true,
    writable: true,
    value: async function (this: SubtleCrypto, ...parts: unknown[]) {
      const answer = await act.apply(this, parts);
      await pause();
      return answer;
    },
  });
}

globalThis.setTimeout = Object.assign(
  (act: TimerHandler, ms = 0, ...parts: unknown[]) => soon(act, ms + span(), ...parts),
  soon,
);
const { waitFor } = vi;
vi.waitFor = (condition, options) =>
  waitFor(condition, typeof options === 'number' ? options : { timeout: 15_000, ...options, interval: 1 });
