import { setTimeout as sleep } from 'node:timers/promises';
import type { Activity, TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { deliveryOf } from './delivery-of';

/** Teams sends an activity again when its turn takes more than 15 seconds. */
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
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return (await context.sendActivity(activity))?.id;
    } catch (error) {
      const delivery = deliveryOf(error);
      if (!delivery) throw error;
      const pause = delivery.status === 'refused' ? delivery.retryAfterMilliseconds : PATIENCE;
      if (Date.now() + pause >= end) {
        log.warn({ err: error, delivery: delivery.status }, 'not said');
        return undefined;
      }
      await sleep(pause);
    }
  }
}
