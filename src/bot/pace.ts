/** At most so many messages in so many milliseconds. */
interface Limit {
  readonly most: number;
  readonly within: number;
}

/** The limits of Teams for one bot (learn.microsoft.com/microsoftteams, "Rate limiting"). */
const PER_CHAT: readonly Limit[] = [
  { most: 7, within: 1_000 },
  { most: 8, within: 2_000 },
  { most: 60, within: 30_000 },
  { most: 1_800, within: 3_600_000 },
];
const PER_TENANT: readonly Limit[] = [{ most: 50, within: 1_000 }];
const LONGEST = 3_600_000;
/** The network may bring messages closer together than they were sent. */
const MARGIN = 5;
/** More than that between two, so that one that goes out a little late holds nobody up. */
const SPACE = 10;
/** A message is let go so long before it may be sent, because it takes a while until its last byte can go out. */
const HEAD_START = 100;

/** A message would have to wait longer than its sender can. */
export class TooManyMessages extends Error {
  constructor(readonly retryAfterMilliseconds: number) {
    super('too many messages for one chat or tenant');
    this.name = 'TooManyMessages';
  }
}

/** A message that is about to be sent. */
export interface Leave {
  /** Resolves when its last byte may go out. */
  ready(): Promise<void>;
  /** Its last byte goes out now. */
  sent(): void;
  /** It will not be sent any more, unless it has been. */
  end(): void;
}

/**
 * Resolves when a message may begin to be sent.
 * @param patience how long it can wait, in milliseconds
 * @throws TooManyMessages
 */
export type Pace = (chat: string, tenant: string | undefined, patience: number) => Promise<Leave>;

/** A message in the order of all. */
interface Slot {
  /** From when on it may be sent. */
  readonly from: number;
  sentAt?: number;
  isGivenUp?: true;
}

/**
 * Keeps the limits of Teams before Teams has to refuse anything. Each message comes so long after the one that is as
 * many places before it as a limit allows, counted by when their last bytes have gone out. What other instances send is
 * not known here: where it becomes too much together, Teams says so, and the message is sent later.
 */
export function createPace(): Pace {
  const now = () => performance.now();
  /** The last messages by chat and by tenant; those used last come last. */
  const known = new Map<string, Slot[]>();

  function slotsOf(key: string): Slot[] {
    const slots = known.get(key) ?? [];
    known.delete(key);
    known.set(key, slots);
    return slots;
  }

  function forgetOld(): void {
    for (const [key, slots] of known) {
      if ((slots.at(-1)?.from ?? 0) > now() - LONGEST) return;
      known.delete(key);
    }
  }

  return async (chat, tenant, patience) => {
    const end = now() + patience;
    for (;;) {
      const counted = [{ slots: slotsOf(`chat ${chat}`), limits: PER_CHAT }];
      if (tenant !== undefined) counted.push({ slots: slotsOf(`tenant ${tenant}`), limits: PER_TENANT });
      const before = counted.flatMap(({ slots, limits }) => limits.map(limit => predecessor(slots, limit)));
      const from = Math.max(
        now(),
        ...before.map(({ slot, within }) => (slot?.from ?? Number.NEGATIVE_INFINITY) + within + SPACE),
      );
      const wait = from - now() - HEAD_START;
      if (wait <= 0) {
        const slot: Slot = { from };
        for (const { slots, limits } of counted) append(slots, slot, limits);
        forgetOld();
        return leaveFor(slot, before, () => {
          for (const { slots } of counted) remove(slots, slot);
        });
      }
      if (from > end) throw new TooManyMessages(from - now());
      await sleep(wait);
    }
  };
}

interface Predecessor {
  readonly slot: Slot | undefined;
  readonly within: number;
}

const predecessor = (slots: readonly Slot[], { most, within }: Limit): Predecessor => ({
  slot: slots.at(-most),
  within,
});

function leaveFor(slot: Slot, before: readonly Predecessor[], giveBack: () => void): Leave {
  const wait = () => {
    const now = performance.now();
    return Math.max(slot.from, ...before.map(each => earliestAfter(each, now))) - now;
  };
  return {
    async ready() {
      for (let left = wait(); left > 0; left = wait()) await sleep(left);
    },
    sent() {
      slot.sentAt = performance.now();
    },
    end() {
      if (slot.sentAt !== undefined) return;
      slot.isGivenUp = true;
      giveBack();
    },
  };
}

/** The one before is not sent before now as long as it is on its way; one that was given up counts no more. */
function earliestAfter({ slot, within }: Predecessor, now: number): number {
  if (!slot || slot.isGivenUp) return now;
  return (slot.sentAt ?? now) + within + MARGIN;
}

/** No limit looks further back than its own number. */
function append(slots: Slot[], slot: Slot, limits: readonly Limit[]): void {
  slots.push(slot);
  const most = Math.max(...limits.map(limit => limit.most));
  if (slots.length > 2 * most) slots.splice(0, slots.length - most);
}

function remove(slots: Slot[], slot: Slot): void {
  const index = slots.lastIndexOf(slot);
  if (index !== -1) slots.splice(index, 1);
}

const sleep = (milliseconds: number) => new Promise<void>(over => setTimeout(over, Math.ceil(milliseconds)));
