import { type RefObject, useEffect } from 'react';

/** Dialogs and lists give the focus back a frame after they close; only then is it known whether nothing has it. */
const afterTwoFrames = (run: () => void): (() => void) => {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(run);
  });
  return () => cancelAnimationFrame(frame);
};

/** The dialog in front, or else the content of the page. */
const inFront = (content: HTMLElement | null): HTMLElement | null =>
  [...document.querySelectorAll<HTMLElement>('[data-faem-dialog]')].at(-1) ?? content;

/**
 * The browser lets the focus of what is disabled fall to the body without an event. It is given away before that, and back
 * when what had it works again, unless somebody went on meanwhile.
 */
const keepFromDisabled = (give: () => void): (() => void) => {
  let lost: HTMLElement | undefined;
  let given: Element | null = null;
  const disabled = new MutationObserver(() => {
    const active = document.activeElement;
    if (active instanceof HTMLElement && active.matches(':disabled')) {
      lost = active;
      give();
      given = document.activeElement;
    } else if (lost && !lost.matches(':disabled')) {
      if (active === given) lost.focus({ preventScroll: true });
      lost = undefined;
    }
  });
  disabled.observe(document.body, { subtree: true, attributeFilter: ['disabled'] });
  return () => disabled.disconnect();
};

/**
 * Gives the focus to the dialog in front, or to the content of the frame, whenever nothing has it: after another page opened,
 * after a dialog went whose opener is gone too, when what has it is disabled by its own work, and before a key is answered.
 * Tab then goes on from there, Esc is heard, and the next dialog has somewhere to give the focus back to.
 */
export const useFocusInPage = (place: string, content: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const give = (): void => inFront(content.current)?.focus({ preventScroll: true });
    const take = (): void => {
      if (document.activeElement === document.body) give();
    };
    let cancel = afterTwoFrames(take);
    // Dialogs stand in the body, beside the frame.
    const dialogs = new MutationObserver(() => {
      cancel();
      cancel = afterTwoFrames(take);
    });
    dialogs.observe(document.body, { childList: true });
    const stopKeeping = keepFromDisabled(give);
    window.addEventListener('keydown', take, true);
    return () => {
      cancel();
      dialogs.disconnect();
      stopKeeping();
      window.removeEventListener('keydown', take, true);
    };
  }, [place, content]);
};
