import { setTimeout as sleep } from 'node:timers/promises';
import { later, type TenantId } from '../domain/ids';
import { DocumentConflict, type Stored } from '../store/store';
import type { Ports } from '../workflows/ports';
import { type Conversation, Conversations } from './conversation';
import { portsThatTake } from './taking-ports';

/** So long after a process has died in the middle of a turn, in milliseconds, the conversation goes on without it. */
const HOLD = 5_000;
/** How often to look whether the turn of another process is over, and for how long: Teams waits 15 seconds. */
const LOOK_EVERY = 50;
const PATIENCE = 12_000;

/** Another process came first, and this one has changed nothing yet: the turn is to be run anew. */
export class TurnLost extends Error {
  constructor() {
    super('another turn of the conversation came first');
    this.name = 'TurnLost';
  }
}

export interface ConversationId {
  readonly tenant: TenantId;
  readonly id: string;
}

/** One turn of a conversation among those of all processes. */
export interface HeldTurn {
  /** Whoever changes anything by these takes the turn first, and others wait until it is over. */
  readonly ports: Ports;
  /** Ends the turn. @throws TurnLost */
  save(body: Conversation): Promise<Stored<Conversation>>;
  /** Ends a turn that has failed: the conversation stays as it was. @returns the error, or that the turn was lost */
  fail(error: unknown): Promise<unknown>;
}

/**
 * Reads a conversation as soon as no other process is in the middle of a turn.
 * @param instance names this process, which runs the turns of a conversation one after another
 */
export async function readConversation(
  { store, clock }: Ports,
  { tenant, id }: ConversationId,
  instance: string,
): Promise<Stored<Conversation> | undefined> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await store.read(Conversations, tenant, id);
    const held = found?.body.held;
    if (!held || held.by === instance || Date.parse(held.until) <= clock.now().getTime()) return found;
    if (Date.now() > end) throw new Error('another turn of the conversation does not end');
    await sleep(LOOK_EVERY);
  }
}

/**
 * A turn that only reads costs one conditional write of the conversation, at its end: when another process came first,
 * nothing has happened, and the turn is run anew. One that changes anything holds the conversation before it does, by
 * a write more, so that what it has committed never meets another turn on the same state; where no other process writes to
 * the store, there is none that it could meet.
 */
export function holdTurn(
  ports: Ports,
  { tenant, id }: ConversationId,
  instance: string,
  stored: Stored<Conversation> | undefined,
  before: Conversation,
): HeldTurn {
  const { store, clock } = ports;
  let current = stored;
  let taking: Promise<void> | undefined;
  let renewal: NodeJS.Timeout | undefined;
  let renewing: Promise<unknown> = Promise.resolve();
  let isLost = false;

  async function write(body: Conversation): Promise<Stored<Conversation>> {
    current = current
      ? await store.replace(Conversations, { ...current, body })
      : await store.create(Conversations, { tenant, id, body });
    return current;
  }

  const hold = () => write({ ...before, held: { by: instance, until: later(clock.now(), HOLD) } });

  const lost = (error: unknown): never => {
    isLost = error instanceof DocumentConflict;
    throw isLost ? new TurnLost() : error;
  };

  async function take(): Promise<void> {
    await hold().catch(lost);
    renewal = setInterval(() => {
      renewing = renewing.then(hold).catch(() => undefined);
    }, HOLD / 3).unref();
  }

  async function end(body: Conversation): Promise<Stored<Conversation>> {
    clearInterval(renewal);
    await renewing;
    return write(body);
  }

  const takenOnce = () => {
    taking ??= take();
    return taking;
  };

  return {
    // In one process alone, the turns of a conversation come one after another anyway.
    ports: store.isShared ? portsThatTake(ports, takenOnce) : ports,
    save: body => (taking ? end(body) : write(body).catch(lost)),
    async fail(error) {
      if (isLost) return new TurnLost();
      if (taking) await end(before).catch(() => undefined);
      return error;
    },
  };
}
