// npm run pack                 a runnable app folder for this system, in release/
// npm run pack -- --installer  the installer for this system; only from Electron's own download
// FAEM_PACK_TESTABLE=1         lets a test program attach to the packaged app; never for an office
import { electronPath } from './electron-path.ts';
import { runCommand } from './run-command.ts';

const wantsInstaller = process.argv.includes('--installer');
const isTestable = process.env['FAEM_PACK_TESTABLE'] === '1';

async function step(title: string, command: string, environment: NodeJS.ProcessEnv = {}): Promise<void> {
  const { succeeded } = await runCommand(command, { output: 'show', environment });
  if (!succeeded) throw new Error(`${title} failed (see above).`);
}

function builderCommand(): string {
  const runtime = electronPath();
  if (wantsInstaller && runtime.source === 'registry') {
    throw new Error(
      `An office gets the current Electron; this machine only has ${runtime.version} for tests. Pack where the usual download works.`,
    );
  }
  if (wantsInstaller && isTestable) throw new Error('An installer is never made testable.');
  const settings = {
    electronDist: runtime.packagingDist,
    electronVersion: runtime.version,
    'electronFuses.enableNodeCliInspectArguments': isTestable,
    // Electron checks the archive against its own header on these two systems only.
    'electronFuses.enableEmbeddedAsarIntegrityValidation': process.platform !== 'linux',
  };
  const flags = Object.entries(settings).map(([name, value]) => JSON.stringify(`-c.${name}=${value}`));
  const target = wantsInstaller ? [] : ['--dir'];
  return ['electron-builder', '--config', 'electron-builder.yml', ...target, '--publish', 'never', ...flags].join(' ');
}

try {
  await step('Set-up', 'node build/setup.mjs pack');
  await step('The build', 'tsx build/build.ts');
  // Hard links would let the fuses of the packaged app be written into the runtime that tests use.
  await step('Packaging', builderCommand(), { USE_HARD_LINKS: 'false', VITEST: undefined });
} catch (failure) {
  console.error(`pack: ${failure instanceof Error ? failure.message : String(failure)}`);
  process.exitCode = 1;
}
