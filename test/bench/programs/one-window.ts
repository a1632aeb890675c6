import { app, BrowserWindow } from 'electron';

// Nothing but a window of the product's size that is shown when its first picture is there, as the product's is.
if (process.env['FAEM_DATA'] !== undefined) app.setPath('userData', process.env['FAEM_DATA']);

void app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1366, height: 820, show: false });
  window.once('ready-to-show', () => window.show());
  await window.loadURL(process.env['FAEM_BENCH_PAGE'] ?? 'about:blank');
});
app.on('window-all-closed', () => app.quit());
