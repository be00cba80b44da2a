import type { RequestEnd, Scope } from '../log/scope';

/** Hears of every request and every effect that has ended, for whoever operates the bot. */
export interface Telemetry {
  requestEnded(scope: Scope, request: RequestEnd): void;
  /** @param outcome one of a few words */
  effectTried(scope: Scope | undefined, effect: string, outcome: string): void;
  /** Sends what is left. */
  close(): Promise<void>;
}
