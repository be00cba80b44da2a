/** At most so many messages in so many milliseconds. */
type Limits = readonly { readonly most: number; readonly within: number }[];

/** The limits of Teams for one bot (learn.microsoft.com/microsoftteams, "Rate limiting"). */
const PER_CHAT: Limits = [
  { most: 7, within: 1_000 },
  { most: 8, within: 2_000 },
  { most: 60, within: 30_000 },
  { most: 1_800, within: 3_600_000 },
];
const PER_TENANT: Limits = [{ most: 50, within: 1_000 }];
const LONGEST = 3_600_000;
/** The network may bring messages closer together than they were sent. */
const MARGIN = 20;

/** A message would have to wait longer than its sender can. */
export class TooManyMessages extends Error {
  constructor(readonly retryAfterMilliseconds: number) {
    super('too many messages for one chat or tenant');
    this.name = 'TooManyMessages';
  }
}

/**
 * Resolves when a message may be sent.
 * @param patience how long it can wait, in milliseconds
 * @throws TooManyMessages
 */
export type Pace = (chat: string, tenant: string | undefined, patience: number) => Promise<void>;

/**
 * Keeps the limits of Teams before Teams has to refuse anything. What other instances send is not known here: where it
 * becomes too much together, Teams says so, and the message is sent later.
 */
export function createPace(): Pace {
  const now = () => performance.now();
  /** When messages were sent, by chat and by tenant; those used last come last. */
  const sent = new Map<string, number[]>();

  function momentsOf(key: string): number[] {
    const moments = sent.get(key) ?? [];
    sent.delete(key);
    sent.set(key, moments);
    return moments;
  }

  function forgetOld(): void {
    for (const [key, moments] of sent) {
      if ((moments.at(-1) ?? 0) > now() - LONGEST) return;
      sent.delete(key);
    }
  }

  return async (chat, tenant, patience) => {
    const end = now() + patience;
    for (;;) {
      const ofChat = momentsOf(`chat ${chat}`);
      const ofTenant = tenant === undefined ? [] : momentsOf(`tenant ${tenant}`);
      const wait = Math.max(earliest(ofChat, PER_CHAT), earliest(ofTenant, PER_TENANT)) - now();
      if (wait <= 0) {
        ofChat.push(now());
        ofTenant.push(now());
        shorten(ofChat, PER_CHAT);
        shorten(ofTenant, PER_TENANT);
        forgetOld();
        return;
      }
      if (now() + wait > end) throw new TooManyMessages(wait);
      await new Promise(over => setTimeout(over, wait));
    }
  };
}

const earliest = (moments: readonly number[], limits: Limits): number =>
  Math.max(...limits.map(({ most, within }) => (moments.at(-most) ?? Number.NEGATIVE_INFINITY) + within + MARGIN));

/** No limit looks further back than its own number. */
function shorten(moments: number[], limits: Limits): void {
  const most = Math.max(...limits.map(limit => limit.most));
  if (moments.length > 2 * most) moments.splice(0, moments.length - most);
}
