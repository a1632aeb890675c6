import { dialog } from 'electron';
import { shellText } from './shell-text.ts';
import type { CounterQuestions } from './windows.ts';

/** Asks by native dialogs, which work even when the page does not. */
export const nativeQuestions: CounterQuestions = {
  closeWithPending: async (window, count) => {
    const { message, detail, close, stay } = shellText.closeWithPending(count);
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: shellText.counterTitle,
      message,
      detail,
      buttons: [stay, close],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    return response === 1 ? 'close' : 'stay';
  },
  pageCrashed: async (window) => {
    const { message, detail, reopen, close } = shellText.pageCrashed;
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      title: shellText.counterTitle,
      message,
      detail,
      buttons: [reopen, close],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    return response === 1 ? 'close' : 'reopen';
  },
};

/** For test runs, which have nobody to ask: work that is not sent stays on disk, so closing loses nothing. */
export const unattendedQuestions = (answer: 'close' | 'stay'): CounterQuestions => ({
  closeWithPending: async () => answer,
  pageCrashed: async () => 'reopen',
});
