import type { DomainError } from '#shared/model/errors.ts';
import type { MutationEvent } from '#shared/mutations/define.ts';
import type { MutationArgs, MutationName } from '#shared/mutations/registry.ts';
import type { MemoryOffice } from '#test/builders/memory-office.ts';
import { examples } from '../mutation-examples.ts';

/** What was so before the call, where the office of the examples does not have it. */
export type Before = (office: MemoryOffice) => unknown;

/** One way in which the office says no: a call like the one of the examples, except for what is said here. */
export interface Refusal {
  readonly name: MutationName;
  readonly about: string;
  readonly call: (office: MemoryOffice) => ReturnType<MemoryOffice['run']>;
  readonly error: DomainError;
  readonly before: Before;
}

/** What differs from the example of a mutation, and what the answer is. */
interface Said<N extends MutationName> {
  readonly with?: Partial<MutationArgs<N>>;
  readonly by?: string;
  readonly event?: Partial<MutationEvent>;
  readonly before?: Before;
  readonly error: DomainError;
}

const nothingElse: Before = () => undefined;

/** The lines about one mutation: in which case, and what is answered. */
export const refusalsOf = <N extends MutationName>(
  name: N,
  cases: Readonly<Record<string, Said<N>>>,
): readonly Refusal[] =>
  Object.entries(cases).map(([about, said]) => {
    const args: MutationArgs<N> = { ...examples[name].args, ...said.with };
    const event = { ...(said.by === undefined ? {} : { actorId: said.by }), ...said.event };
    return {
      name,
      about,
      call: (office) =>
        examples[name].by === 'centre' ? office.runAtCentre(name, args, event) : office.run(name, args, event),
      error: said.error,
      before: said.before ?? nothingElse,
    };
  });

/** The answer about a folder that is not in the office's data. */
export const noFolder = (folderId = 'nobody'): DomainError => ({ type: 'folder-unknown', folderId });
/** The answer about a place that is not in the office's data. */
export const noPlace = (locationId = 'nowhere'): DomainError => ({ type: 'location-unknown', locationId });
/** The answer about a person who is not in the office's data. */
export const noPerson = (borrowerId = 'nobody'): DomainError => ({ type: 'borrower-unknown', borrowerId });
/** The answer about a card that is not in the office's data, or about something else. */
export const noCard = (exceptionId = 'no-card'): DomainError => ({ type: 'exception-unknown', exceptionId });
/** The answer about a fact that makes no sense. */
export const senseless = (path: string, message: string): DomainError => ({
  type: 'input-invalid',
  issues: [{ path, message }],
});
/** The answer about a notice that is not in the office's data. */
export const noNotice = { type: 'notice-unknown', noticeId: 'never' } as const;
/** The answer about a notice that takes no money any more. */
export const notOpen = (noticeId: string, state: string) => ({ type: 'notice-not-open', noticeId, state }) as const;
/** The open notice of the examples is cancelled first. */
export const cancelNotice: Before = (office) => office.run('cancel-notice', { noticeId: 'notice-1', reason: 'พิมพ์ผิด' });
