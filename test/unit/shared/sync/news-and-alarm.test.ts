import { describe, expect, test } from 'vitest';
import { createAlarm } from '#shared/sync/alarm.ts';
import { createLiveNews } from '#shared/sync/live-news.ts';
import { aMeta } from '#test/builders/sync.ts';
import { createManualClock, settle } from '#test/fakes/manual-clock.ts';

const GATHER_MS = 80;

/** An alarm on which somebody sleeps for a while; `rung` says how often it ended. */
const sleeping = (waitMs: number) => {
  const clock = createManualClock();
  const alarm = createAlarm();
  let isAwake = false;
  const begin = () => void alarm.sleep(clock, waitMs).then(() => (isAwake = true));
  return { clock, alarm, begin, isAwake: () => isAwake };
};

describe('a wait of the sync engine', () => {
  test('ends when its time is over, and not a moment before', async () => {
    const { clock, begin, isAwake } = sleeping(30_000);
    begin();
    await clock.pass(29_999);
    expect(isAwake()).toBe(false);
    await clock.pass(1);
    await settle();
    expect(isAwake()).toBe(true);
  });

  test('that is ended early still gathers what comes within eighty milliseconds', async () => {
    const { clock, alarm, begin, isAwake } = sleeping(30_000);
    begin();
    await clock.pass(1_000);
    alarm.wake();
    await clock.pass(GATHER_MS - 1);
    expect(isAwake()).toBe(false);
    await clock.pass(1);
    await settle();
    expect(isAwake()).toBe(true);
  });

  test('that was ended before it began gathers, and waits for nothing else', async () => {
    const { clock, alarm, begin, isAwake } = sleeping(30_000);
    alarm.wake();
    begin();
    await clock.pass(GATHER_MS);
    await settle();
    expect(isAwake()).toBe(true);
    expect(clock.sleeps).toEqual([GATHER_MS]);
  });

  test('is ended once, however often it is asked to end', async () => {
    const { clock, alarm, begin, isAwake } = sleeping(30_000);
    begin();
    for (let time = 0; time < 5; time += 1) alarm.wake();
    await clock.pass(GATHER_MS);
    await settle();
    expect(isAwake()).toBe(true);
    expect(clock.sleeps).toEqual([30_000, GATHER_MS]);
  });
});

/** A PC at a cookie, and how often it was told that there is something to pull. */
const hearing = (cookie = 'v1:5') => {
  let meta = aMeta({ cookie });
  let told = 0;
  const news = createLiveNews({ meta: () => meta }, () => (told += 1));
  return { news, told: () => told, pull: (to: string) => void (meta = aMeta({ cookie: to })) };
};

describe('a live signal', () => {
  test.each([
    ['of what the PC has already', 'v1:5', 0],
    ['of something newer', 'v1:6', 1],
    ['of something older, which another centre may say', 'v1:4', 1],
    ['that does not say of what', undefined, 1],
  ])('%s is a reason for so many turns', (_, cookie, times) => {
    const { news, told } = hearing();
    news.hear(cookie);
    expect(told()).toBe(times);
  });

  test('during a turn waits for its end, and is no reason when the turn brought it', () => {
    const { news, told, pull } = hearing();
    news.turnBegins();
    news.hear('v1:6');
    expect(told()).toBe(0);
    pull('v1:6');
    news.turnEnded();
    expect(told()).toBe(0);
  });

  test('during a turn that did not bring it is a reason for another, once', () => {
    const { news, told } = hearing();
    news.turnBegins();
    news.hear('v1:6');
    news.hear('v1:7');
    news.turnEnded();
    expect(told()).toBe(1);
  });

  test('from before a turn is brought by it, and forgotten', () => {
    const { news, told } = hearing();
    news.hear(undefined);
    news.turnBegins();
    news.turnEnded();
    expect(told()).toBe(1);
  });

  test('of which the last one counts: what it names is what the centre has now', () => {
    const { news, told, pull } = hearing();
    news.turnBegins();
    news.hear('v1:6');
    news.hear('v1:7');
    pull('v1:7');
    news.turnEnded();
    expect(told()).toBe(0);
  });
});
