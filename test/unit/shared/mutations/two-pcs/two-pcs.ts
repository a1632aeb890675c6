import type { MutationEvent } from '#shared/mutations/define.ts';
import type { MutationArgs, MutationName } from '#shared/mutations/registry.ts';
import type { MemoryOffice } from '#test/builders/memory-office.ts';
import { busyOffice } from '../busy-office.ts';

/** What one PC did while it was offline, as it reaches the centre. */
export type Act = (office: MemoryOffice) => ReturnType<MemoryOffice['run']>;

/** The instant of a minute after nine in the morning in Thailand. */
export const at = (minute: number): string => new Date(Date.UTC(2026, 10, 23, 2) + minute * 60_000).toISOString();

const actOf =
  (deviceId: string, idOf: (name: string) => string) =>
  <N extends MutationName>(name: N, args: MutationArgs<N>, minute: number, over: Partial<MutationEvent> = {}): Act =>
  (office) =>
    office.runAtCentre(name, args, {
      id: idOf(name),
      seq: minute + 1,
      deviceId,
      clientId: deviceId.replace('pc', 'client'),
      occurredAt: at(minute),
      ...over,
    });

/** A change that the first PC made in this minute. */
export const onFirst = actOf('pc-1', (name) => `first-${name}`);
/** A change that the second PC made in this minute. */
export const onSecond = actOf('pc-2', (name) => `second-${name}`);

/** What was so before the two PCs were cut off. */
export type Before = (office: MemoryOffice) => unknown;

/** One office in which the work of the first PC arrives first, and one in which it arrives last, with what was answered. */
export const inBothOrders = async (first: Act, second: Act, before: Before = () => undefined) => {
  const run = async (...acts: readonly Act[]) => {
    const office = await busyOffice();
    await before(office);
    const answers: Awaited<ReturnType<Act>>[] = [];
    for (const act of acts) answers.push(await act(office));
    return { office, answers };
  };
  return [await run(first, second), await run(second, first)] as const;
};

/** The cards nobody has closed, without those of the office before: their kind and what they are about. */
export const openCards = (office: MemoryOffice): readonly string[] =>
  office
    .all('exception')
    .filter(({ id, resolvedAt }) => resolvedAt === undefined && !['card-1', 'overlap-1', 'card-disposed'].includes(id))
    .map(({ kind, folderId, factoryId }) => `${kind} ${folderId ?? factoryId ?? ''}`.trim());
