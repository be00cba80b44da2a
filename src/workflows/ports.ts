import type { PartnerCenter } from '../partner-center/partner-center';
import type { Store } from '../store/store';

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
  /** Tells the outbox that a commit has left effects to be done. */
  readonly effectsCommitted: () => void;
  /** Where people reach our own pages, without a slash at the end. */
  readonly publicUrl: string;
}
