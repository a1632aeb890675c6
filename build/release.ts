// npm run release -- keys --private FILE   a new pair of keys: the public one into this checkout, the private one into FILE
// npm run release -- sign FOLDER --private FILE   signs every latest*.yml in FOLDER, beside the installers it names
import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { RELEASE_KEY_FILE } from './release-key.ts';

const USAGE = `npm run release -- keys --private FILE          makes the keys of a distribution, once
npm run release -- sign FOLDER --private FILE   signs the latest*.yml files of a release`;

/** A private key is made once and never over another one: PCs in the offices know only its public half. */
const makeKeys = (privateFile: string): void => {
  if (existsSync(privateFile) || existsSync(RELEASE_KEY_FILE)) {
    throw new Error(`There are keys already (${privateFile} or ${RELEASE_KEY_FILE}); they are left as they are.`);
  }
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  writeFileSync(privateFile, pem, { mode: 0o600, flag: 'wx' });
  mkdirSync(dirname(RELEASE_KEY_FILE), { recursive: true });
  writeFileSync(RELEASE_KEY_FILE, `${publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}\n`);
  console.log(`release: the private key is in ${privateFile}: keep it off this machine, with a copy in a safe.`);
};

const signFolder = (folder: string, key: KeyObject): void => {
  const manifests = readdirSync(folder).filter((name) => /^latest(-\w+)?\.yml$/.test(name));
  if (manifests.length === 0) throw new Error(`No latest*.yml in ${folder}.`);
  for (const name of manifests) {
    const signature = sign(null, readFileSync(join(folder, name)), key).toString('base64');
    writeFileSync(join(folder, `${name}.sig`), `${signature}\n`);
    console.log(`release: signed ${name}`);
  }
};

const main = (): void => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { private: { type: 'string' } } });
  const [task, folder] = positionals;
  const privateFile = values.private;
  if (task === 'keys' && privateFile !== undefined) makeKeys(privateFile);
  else if (task === 'sign' && folder !== undefined && privateFile !== undefined) {
    signFolder(folder, createPrivateKey(readFileSync(privateFile)));
  } else throw new Error(USAGE);
};

try {
  main();
} catch (failure) {
  console.error(`release: ${failure instanceof Error ? failure.message : String(failure)}`);
  process.exitCode = 1;
}
