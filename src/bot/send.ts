import { setTimeout as sleep } from 'node:timers/promises';
import type { Activity, TurnContext } from 'botbuilder-core';
import type { Logger } from 'pino';
import { pauseBeforeRetry } from '../domain/retry';
import { describeScope } from '../log/scope';
import type { Delivery } from '../outbox/chat';
import { deliveryOf, deliveryOfUpdate } from './delivery-of';

/** Whoever has written waits, and so do their next messages. */
const PATIENCE = 8_000;

/**
 * Says something in a turn. While Teams refuses it for now and the turn has time, it is sent again; what may have
 * arrived is not. What cannot be said is only logged: the state is stored, and the next message shows where it stands.
 * @returns the message that Teams has taken
 */
export async function send(
  context: TurnContext,
  activity: Partial<Activity>,
  log: Logger,
): Promise<string | undefined> {
  let id: string | undefined;
  const delivery = await insisting(async () => {
    id = (await context.sendActivity(activity))?.id;
  }, deliveryOf);
  if (delivery.status !== 'delivered') {
    describeScope({ outcome: 'not-said' });
    log.warn({ delivery }, 'not said');
  }
  return id;
}

/**
 * Changes a message in a turn, which may be tried again whatever went wrong.
 * @returns what became of it: after `refused` it may have been changed all the same
 */
export async function update(
  context: TurnContext,
  activity: Partial<Activity>,
  log: Logger,
): Promise<Delivery['status']> {
  const delivery = await insisting(() => context.updateActivity(activity), deliveryOfUpdate);
  if (delivery.status !== 'delivered') log.warn({ delivery }, 'card not updated');
  return delivery.status;
}

/** Tries until it was not refused or there is no more time. */
async function insisting(work: () => Promise<unknown>, judge: typeof deliveryOf): Promise<Delivery> {
  const end = Date.now() + PATIENCE;
  for (let refusals = 1; ; refusals += 1) {
    try {
      await work();
      return { status: 'delivered' };
    } catch (error) {
      const delivery = judge(error);
      if (!delivery) throw error;
      if (delivery.status !== 'refused') return delivery;
      const pause = pauseBeforeRetry(refusals, delivery.retryAfterMilliseconds);
      if (Date.now() + pause >= end) return delivery;
      await sleep(pause);
    }
  }
}
