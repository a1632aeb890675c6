import { join } from 'node:path';
import { app, dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';

/** Asks the person for a folder; undefined when they close the dialog. */
export const chooseFolderByDialog =
  (parentWindow: () => BrowserWindow | undefined) => async (): Promise<string | undefined> => {
    const options: OpenDialogOptions = { properties: ['openDirectory', 'createDirectory'] };
    const parent = parentWindow();
    const chosen = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
    return chosen.canceled ? undefined : chosen.filePaths[0];
  };

/** Asks the person where a file goes, starting in their documents; undefined when they close the dialog. */
export const choosePathByDialog =
  (parentWindow: () => BrowserWindow | undefined) =>
  async (fileName: string): Promise<string | undefined> => {
    const options = { defaultPath: join(app.getPath('documents'), fileName) };
    const parent = parentWindow();
    const chosen = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
    return chosen.canceled || chosen.filePath === '' ? undefined : chosen.filePath;
  };
