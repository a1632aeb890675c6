import type { KeyObject } from 'node:crypto';
import type { HostError, UpdatePlace, UpdateState } from '#shared/host/contract.ts';
import type { Log } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { errorFacts, isDiskFull } from '#electron/error-facts.ts';
import { readSignedManifest, type SignedManifest } from './signed-manifest.ts';
import type { UpdateSource } from './update-source.ts';
import { openVerifiedFeed } from './verified-feed.ts';
import { compareVersions, parseVersion } from './version.ts';

/** The library that fetches and installs; it checks the SHA-512 of what it fetches. */
export interface Installer {
  /** Fetches what the feed offers. Cancelled by the signal; `damaged` when the file is not what the manifest says. */
  fetch(
    feedUrl: string,
    told: { readonly onShare: (share: number) => void; readonly signal: AbortSignal },
  ): Promise<'fetched' | 'cancelled' | 'damaged' | 'unreachable' | 'disk-full' | 'impossible'>;
  /** Starts the installation of what was fetched; the program ends right after. */
  install(): void;
}

export interface UpdatesParts {
  readonly currentVersion: string;
  readonly manifestName: string;
  /** The key that releases are signed with; without it nothing is ever installed. */
  readonly publicKey: KeyObject | undefined;
  /** Undefined where this program was not installed, e.g. in a checkout. */
  readonly installer: Installer | undefined;
  /** Where the place a person chose leads; undefined when there is none, e.g. no centre is known. */
  readonly sourceOf: (place: UpdatePlace) => Promise<UpdateSource | undefined>;
  readonly onState: (state: UpdateState) => void;
  readonly log: Log;
}

/** Finds, fetches and installs newer programs. Nothing is installed that a person has not asked for. */
export interface Updates {
  announce(): void;
  /** Looks for a newer program. */
  check(place: UpdatePlace): Promise<void>;
  /** Fetches the one that was found. */
  fetch(): Promise<void>;
  cancel(): void;
  isReady(): boolean;
  /** Starts the installation when an update is ready, which ends the program; false when none is. */
  installNow(): boolean;
}

interface Found {
  readonly manifest: SignedManifest;
  readonly source: UpdateSource;
}

/** Reads what lies at a place: the manifest, if it is signed and newer than this program. */
const lookAt = async (
  source: UpdateSource,
  { manifestName, currentVersion }: Pick<UpdatesParts, 'manifestName' | 'currentVersion'>,
  publicKey: KeyObject,
): Promise<Result<SignedManifest | 'newest', HostError>> => {
  const bytes = await source.read(manifestName);
  if (!bytes) return err({ type: 'update-none-there' });
  const signature = await source.read(`${manifestName}.sig`);
  const read = readSignedManifest(bytes, signature && Buffer.from(signature).toString('ascii'), publicKey);
  if (!read.ok) return read;
  const offered = parseVersion(read.value.version);
  const current = parseVersion(currentVersion);
  if (!offered || !current) return err({ type: 'update-unreadable' });
  const order = compareVersions(offered, current);
  if (order < 0) return err({ type: 'update-older' });
  return ok(order === 0 ? 'newest' : read.value);
};

const FETCH_ERRORS = {
  damaged: 'update-damaged',
  unreachable: 'update-unreachable',
  'disk-full': 'disk-full',
  impossible: 'update-impossible',
} as const;

class ProgramUpdates implements Updates {
  readonly #parts: UpdatesParts;
  #state: UpdateState;
  #found: Found | undefined;
  #fetching: AbortController | undefined;

  constructor(parts: UpdatesParts) {
    this.#parts = parts;
    this.#state = parts.publicKey && parts.installer ? { kind: 'idle' } : { kind: 'off' };
  }

  announce(): void {
    this.#parts.onState(this.#state);
  }

  async check(place: UpdatePlace): Promise<void> {
    const { publicKey } = this.#parts;
    if (!publicKey || ['off', 'checking', 'fetching', 'ready'].includes(this.#state.kind)) return;
    this.#tell({ kind: 'checking' });
    this.#tell(await this.#look(place, publicKey));
  }

  async #look(place: UpdatePlace, publicKey: KeyObject): Promise<UpdateState> {
    this.#found = undefined;
    try {
      const source = await this.#parts.sourceOf(place);
      if (!source) return { kind: 'idle' };
      const seen = await lookAt(source, this.#parts, publicKey);
      if (!seen.ok) return this.#failed(seen.error);
      if (seen.value === 'newest') return { kind: 'newest' };
      this.#found = { manifest: seen.value, source };
      const bytes = Math.max(...seen.value.files.map(({ size }) => size));
      return { kind: 'available', version: seen.value.version, bytes };
    } catch (error) {
      this.#parts.log.warn('update-place-not-reached', errorFacts(error));
      return this.#failed({ type: isDiskFull(error) ? 'disk-full' : 'update-unreachable' });
    }
  }

  async fetch(): Promise<void> {
    const found = this.#found;
    const { installer } = this.#parts;
    if (!found || !installer || this.#state.kind !== 'available') return;
    const { version } = found.manifest;
    const available = this.#state;
    this.#fetching = new AbortController();
    const { signal } = this.#fetching;
    this.#tell({ kind: 'fetching', version, share: 0 });
    const feed = await openVerifiedFeed({ ...this.#parts, ...found });
    const onShare = (share: number): void => this.#tell({ kind: 'fetching', version, share });
    const ended = await installer.fetch(feed.url, { onShare, signal });
    feed.close();
    this.#fetching = undefined;
    if (ended === 'fetched') this.#tell({ kind: 'ready', version });
    else this.#tell(ended === 'cancelled' ? available : this.#failed({ type: FETCH_ERRORS[ended] }));
  }

  cancel(): void {
    this.#fetching?.abort();
  }

  isReady(): boolean {
    return this.#state.kind === 'ready';
  }

  installNow(): boolean {
    if (!this.isReady() || !this.#parts.installer) return false;
    this.#parts.installer.install();
    return true;
  }

  #failed(error: HostError): UpdateState {
    this.#parts.log.warn('update-refused', { reason: error.type });
    return { kind: 'failed', error };
  }

  #tell(state: UpdateState): void {
    this.#state = state;
    this.#parts.onState(state);
  }
}

/** Checks, fetches and proves newer versions; what fails is told as the state `failed` with its `HostError`. */
export const createUpdates = (parts: UpdatesParts): Updates => new ProgramUpdates(parts);
