import { z } from 'zod';

/** What a check has found: a `problem` keeps the server from its work, a `note` is worth knowing. */
export interface Finding {
  readonly level: 'ok' | 'note' | 'problem';
  /** A setting, or a part of the surroundings. */
  readonly about: string;
  /** How it is; never a secret. */
  readonly what: string;
  readonly why?: string;
  /** What to do about it. */
  readonly mend?: string;
}

/** What comes with a finding that is not simply good. */
type Reason = Pick<Finding, 'why' | 'mend'>;

export const ok = (about: string, what: string): Finding => ({ level: 'ok', about, what });

export const note = (about: string, what: string, reason: Reason = {}): Finding => ({
  level: 'note',
  about,
  what,
  ...reason,
});

export const problem = (about: string, what: string, reason: Reason = {}): Finding => ({
  level: 'problem',
  about,
  what,
  ...reason,
});

/** What is known of a failure; a code such as ECONNREFUSED may stand in one of its causes. */
const Failure = z.object({
  name: z.string().catch('unknown'),
  code: z.string().optional().catch(undefined),
  cause: z.unknown().optional(),
});

export function codeOf(error: unknown): string {
  const first = Failure.safeParse(error).data;
  for (let failure = first; failure; failure = Failure.safeParse(failure.cause).data) {
    if (failure.name === 'TimeoutError') return 'no answer in time';
    if (failure.code !== undefined) return failure.code;
  }
  return first?.name ?? 'unknown';
}
