/** As the `ref` of a field or button: it has the focus as soon as it is there, so that no key pressed at its sight is lost. */
export const focusAtOnce = (place: HTMLElement | null): void => place?.focus();
