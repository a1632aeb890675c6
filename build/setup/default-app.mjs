// What `electron some/folder` starts: loads the application in that folder, as Electron's own default app does.
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// Both methods exist for exactly this use, but Electron leaves them out of its public types.
const host = /** @type {Electron.App & { setAppPath(path: string): void; setVersion(version: string): void }} */ (app);

const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const { main, name, productName, version } = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
host.setAppPath(folder);
host.setName(productName ?? name);
host.setVersion(version);
await import(pathToFileURL(resolve(folder, main)).href);
