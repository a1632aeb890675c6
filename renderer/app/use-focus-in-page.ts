import { type RefObject, useEffect } from 'react';

/** Dialogs and lists give the focus back a frame after they close; only then is it known whether nothing has it. */
const afterTwoFrames = (run: () => void): (() => void) => {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(run);
  });
  return () => cancelAnimationFrame(frame);
};

/**
 * Gives the focus to the content of the frame whenever nothing has it: after another page opened, after a dialog went
 * whose opener is gone too, and before a key is answered. Tab then goes on from there, and the next dialog has somewhere
 * to give the focus back to.
 */
export const useFocusInPage = (place: string, content: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const take = (): void => {
      if (document.activeElement === document.body) content.current?.focus({ preventScroll: true });
    };
    let cancel = afterTwoFrames(take);
    // Dialogs stand in the body, beside the frame.
    const dialogs = new MutationObserver(() => {
      cancel();
      cancel = afterTwoFrames(take);
    });
    dialogs.observe(document.body, { childList: true });
    window.addEventListener('keydown', take, true);
    return () => {
      cancel();
      dialogs.disconnect();
      window.removeEventListener('keydown', take, true);
    };
  }, [place, content]);
};
