import { createStore, type StoreApi } from 'zustand/vanilla';
import { z } from 'zod';

/** What is heard at this PC: sounds from the start, speech only when somebody wants it. */
export interface Hearing {
  readonly isSoundOn: boolean;
  readonly isSpeechOn: boolean;
}

const KEY = 'faem.hearing';
const Saved = z.object({ isSoundOn: z.boolean(), isSpeechOn: z.boolean() });
const AT_FIRST: Hearing = { isSoundOn: true, isSpeechOn: false };

const read = (storage: Pick<Storage, 'getItem'>): Hearing => {
  try {
    return Saved.parse(JSON.parse(storage.getItem(KEY) ?? 'null'));
  } catch {
    return AT_FIRST;
  }
};

/** The choice of sound and speech, kept in the browser's own small store; lost without harm. */
export const createHearing = (storage: Pick<Storage, 'getItem' | 'setItem'>): StoreApi<Hearing> => {
  const hearing = createStore<Hearing>()(() => read(storage));
  hearing.subscribe((state) => storage.setItem(KEY, JSON.stringify(state)));
  return hearing;
};
