import { type RefCallback, type RefObject, useCallback, useRef, useState } from 'react';
import { useServices } from '#services/services.ts';
import { readChosenFile, type ChosenFile } from './read-chosen-file.ts';
import { useFinanceRole } from './use-finance-role.ts';

/** How a file of the bank comes in: chosen in the dialog of the system, or dropped onto an element. */
export interface FileChoice {
  readonly chosen: ChosenFile | undefined;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly choose: () => void;
  readonly read: (file: File) => void;
  /** The element onto which files may be dropped. */
  readonly drop: RefCallback<HTMLElement>;
  readonly forget: () => void;
}

/** The file a person chose; nothing of it is stored. Only those who answer for money may choose one. */
export const useChosenFile = (): FileChoice => {
  const { rows } = useServices().data;
  const mayChoose = useFinanceRole();
  const [chosen, setChosen] = useState<ChosenFile>();
  const field = useRef<HTMLInputElement>(null);
  const read = useCallback((file: File) => void readChosenFile(file, rows).then(setChosen), [rows]);
  const drop = useCallback(
    (element: HTMLElement | null) => {
      if (!element || !mayChoose) return undefined;
      const allow = (event: DragEvent): void => event.preventDefault();
      const take = (event: DragEvent): void => {
        event.preventDefault();
        event.stopPropagation();
        const file = event.dataTransfer?.files[0];
        if (file) read(file);
      };
      element.addEventListener('dragover', allow);
      element.addEventListener('drop', take);
      return () => {
        element.removeEventListener('dragover', allow);
        element.removeEventListener('drop', take);
      };
    },
    [mayChoose, read],
  );
  const choose = (): void => {
    if (mayChoose) field.current?.click();
  };
  return { chosen, field, choose, read, drop, forget: () => setChosen(undefined) };
};
