import type { Role } from '../domain/role';

/** Somebody as the directory of their own tenant knows them. */
export interface DirectoryEntry {
  /** Their object id: the one that Teams names in each of their activities. */
  readonly userId: string;
  /** What their directory roles and their groups make them in Partner Center. */
  readonly roles: readonly Role[];
}

/** Asks the directory of a tenant about whoever has signed in. */
export interface Directory {
  /**
   * @param token theirs, for this one question: it is not kept
   * @throws DirectoryUnavailable, DirectoryRefused
   */
  entryOf(token: string): Promise<DirectoryEntry>;
}

/** The directory does not answer, or not with what can be read: later it may. */
export class DirectoryUnavailable extends Error {
  constructor(reason: string) {
    super(`the directory does not answer: ${reason}`);
    this.name = 'DirectoryUnavailable';
  }
}

/** The directory does not let this be read: nobody has consented to it, or the token counts no more. */
export class DirectoryRefused extends Error {
  constructor(readonly reason: 'consent-missing' | 'token-refused') {
    super(`the directory refuses: ${reason}`);
    this.name = 'DirectoryRefused';
  }
}
