import type { Effect } from '../domain/effect';
import type { PartnerCenter } from '../partner-center/partner-center';
import type { DocumentKind, Store, Stored } from '../store/store';

export interface Clock {
  now(): Date;
}

export interface Ids {
  /** A new id: unique, not secret, safe in an address. */
  next(): string;
  /** 192 random bits in base64url: the secret part of a link. */
  secret(): string;
}

/** Everything a workflow needs from outside. */
export interface Ports {
  readonly store: Store;
  readonly partnerCenter: PartnerCenter;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Effects of a commit as they are written: this process is the first to do them. */
  readonly claimEffects: (effects: readonly Effect[]) => readonly Effect[];
  /** Gives the outbox a document as a commit has written it, with effects to be done. */
  readonly effectsCommitted: <Body>(kind: DocumentKind<Body>, document: Stored<Body>) => void;
  /** Where people reach our own pages, without a slash at the end. */
  readonly publicUrl: string;
}
