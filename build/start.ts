import { join } from 'node:path';
import { startDesktop } from './desktop.ts';
import { findElectron } from './electron-path.ts';
import { startEmbeddedCentre } from './embedded-centre.ts';
import { root, runCommand } from './run-command.ts';
import { hasDisplay } from './setup/display.mjs';

/** A centre of the office's own: nothing is embedded and nothing is a demo. */
const officeCentre = process.env['FAEM_CENTRAL'];

async function start(): Promise<void> {
  const { succeeded } = await runCommand('tsx build/build.ts', { output: 'show' });
  if (!succeeded) throw new Error('The build failed (see above).');

  const centre = officeCentre === undefined ? await startDemoCentre() : undefined;
  const address = officeCentre ?? centre?.address ?? '';
  const runtime = findElectron();
  if (!hasDisplay() || runtime === undefined) {
    tellAddress(address, hasDisplay() ? 'no-electron' : 'no-display');
    await centre?.ended;
    return;
  }

  const demo = centre?.demo === undefined ? {} : { FAEM_DEMO: centre.demo };
  const ownData = officeCentre === undefined ? {} : { FAEM_DATA: process.env['FAEM_DATA'] };
  const desktop = startDesktop(runtime, { FAEM_CENTRAL: address, ...demo, ...ownData });
  const code = await new Promise<number>((resolve, reject) => {
    desktop.once('error', reject);
    desktop.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  await centre?.stop();
  process.exitCode = code;
}

function startDemoCentre() {
  console.log('start: preparing the demo office; the first time takes about ten seconds …');
  return startEmbeddedCentre({
    program: [process.execPath, 'dist/central/main.js'],
    environment: { FAEM_RENDERER: join(root, 'dist/renderer'), FAEM_STOP_WITH_PARENT: '1' },
  });
}

function tellAddress(address: string, because: 'no-display' | 'no-electron'): void {
  const [thai, english] = {
    'no-display': ['เครื่องนี้ไม่มีจอภาพ จึงเปิดหน้าต่างโปรแกรมไม่ได้', 'There is no display here, so no window can open.'],
    'no-electron': ['เครื่องนี้ยังไม่มี Electron จึงเปิดหน้าต่างโปรแกรมไม่ได้', 'There is no Electron here, so no window can open.'],
  }[because];
  console.log(
    [
      '',
      `  ${thai}`,
      `  ${english}`,
      '',
      `  เปิดด้วยเบราว์เซอร์ที่ / Open in a browser:  ${address}`,
      '  กด Ctrl-C เพื่อหยุด / Press Ctrl-C to stop.',
      '',
    ].join('\n'),
  );
}

// Ctrl-C reaches the children as well; leaving by exit() lets the exit hooks tidy up.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));

try {
  await start();
} catch (failure) {
  console.error(`start: ${failure instanceof Error ? failure.message : String(failure)}`);
  process.exitCode = 1;
}
process.exit();
