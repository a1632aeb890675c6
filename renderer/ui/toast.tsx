import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { type Tone, toneIcons } from './tone.ts';
import styles from './toast.module.css';
import tones from './tone.module.css';

interface ToastNote {
  readonly id: number;
  readonly tone: Tone;
  readonly text: string;
}

/** Says in passing that something is done; never used for what needs a decision. */
export type ShowToast = (tone: Tone, text: string) => void;

const ToastContext = createContext<ShowToast>(() => undefined);
/** How a page says that something is done. */
export const useToast = (): ShowToast => useContext(ToastContext);

const SHOWN_MS = 5_000;

/** Holds the notes at the foot of the window; they go by themselves. */
export const ToastProvider = ({ children }: { readonly children: ReactNode }) => {
  const [notes, setNotes] = useState<readonly ToastNote[]>([]);
  const show = useCallback<ShowToast>((tone, text) => {
    const id = performance.now() + Math.random();
    setNotes((current) => [...current.slice(-2), { id, tone, text }]);
    setTimeout(() => setNotes((current) => current.filter((note) => note.id !== id)), SHOWN_MS);
  }, []);
  const region = useMemo(
    () => (
      <output className={styles.region} aria-live="polite" data-testid="toasts">
        {notes.map((note) => (
          <span key={note.id} className={classNames(styles.toast, tones[note.tone])}>
            <Icon name={toneIcons[note.tone]} />
            {note.text}
          </span>
        ))}
      </output>
    ),
    [notes],
  );
  return (
    <ToastContext value={show}>
      {children}
      {region}
    </ToastContext>
  );
};
