import { createContext, useContext } from 'react';

/** Opens the help of this screen, or the explanation of a failure by its stable code. */
export type OpenHelp = (code?: string) => void;

const OpenHelpContext = createContext<OpenHelp | undefined>(undefined);
export const OpenHelpProvider = OpenHelpContext.Provider;

/** How buttons and error notes lead to the help; undefined where none is at hand, as on the public screen. */
export const useOpenHelp = (): OpenHelp | undefined => useContext(OpenHelpContext);
