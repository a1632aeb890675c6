const KEY = 'faem.training';

/** Whether this window trains. It is forgotten when the window closes: the next start is always real work. */
export interface TrainingMode {
  readonly isOn: boolean;
  enter(): void;
  leave(): void;
  /** The practice office as it was in the beginning. */
  restart(): void;
}

/** The page is loaded anew at every change, so that nothing of one mode is left in the memory of the other. */
export const createTrainingMode = (storage: Storage, location: Pick<Location, 'reload' | 'hash'>): TrainingMode => {
  const turn = (isOn: boolean): void => {
    if (isOn) storage.setItem(KEY, 'on');
    else storage.removeItem(KEY);
    location.hash = '';
    location.reload();
  };
  return {
    isOn: storage.getItem(KEY) === 'on',
    enter: () => turn(true),
    leave: () => turn(false),
    restart: () => turn(true),
  };
};
