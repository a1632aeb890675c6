/** As the `ref` of a field: it has the focus as soon as it is there. */
export const focusAtOnce = (field: HTMLInputElement | null): void => field?.focus();
