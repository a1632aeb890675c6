/** Runs one thing at a time, in the order asked for; a step that throws does not stop the ones behind it. */
export const createSerialQueue = (): (<T>(step: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (step) => {
    const result = last.then(step, step);
    last = result;
    return result;
  };
};
