import { createContext, useContext } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { invariant } from '#shared/lib/invariant.ts';
import type { MinistryAccount } from '#shared/ministry/protocol.ts';
import type { MinistryApi } from './ministry-api.ts';

/** What the page around offers to its screens. */
export interface MinistryParts {
  readonly api: MinistryApi;
  /** Hands a file to whoever looks at the page. */
  readonly saveFile: (name: string, bytes: Uint8Array) => void;
  readonly language: StoreApi<{ readonly language: 'th' | 'en'; setLanguage(language: 'th' | 'en'): void }>;
  readonly theme: StoreApi<{
    readonly theme: 'system' | 'light' | 'dark';
    setTheme(theme: 'system' | 'light' | 'dark'): void;
  }>;
}

/** The same, once somebody is logged in. */
export interface MinistrySession extends MinistryParts {
  readonly account: MinistryAccount;
  /** Called when the centre does not know the session any more. */
  readonly endSession: () => void;
  readonly logOut: () => void;
}

const SessionContext = createContext<MinistrySession | undefined>(undefined);
export const MinistrySessionProvider = SessionContext.Provider;

/** Who is logged in and what the page offers; only below the log-in. */
export const useMinistry = (): MinistrySession => {
  const session = useContext(SessionContext);
  invariant(session, 'screens of the ministry stand below the log-in');
  return session;
};
