import type { Logger } from 'pino';
import { MINUTE } from '../domain/ids';
import type { Chat } from '../domain/user';
import type { Card } from './cards/card';

/** How long a secret may stand in a chat before its card is replaced. */
const LIFETIME = 10 * MINUTE;

/** Puts a card in the place of another one in somebody's chat. */
export type ReplaceCard = (chat: Chat, activityId: string, card: Card) => Promise<void>;

/** Cards with a secret. They are known to this process only: what is written down would outlive the secret. */
export interface ShortLivedCards {
  /** The message becomes this card when its time is over. */
  shown(chat: Chat, activityId: string, afterwards: Card): void;
  /** The message holds another card now. */
  replaced(activityId: string): void;
  /** Replaces them all: nobody will be there to do it later. */
  stop(): Promise<void>;
}

export function createShortLivedCards(replace: ReplaceCard, log: Logger): ShortLivedCards {
  const open = new Map<string, { readonly timer: NodeJS.Timeout; readonly end: () => Promise<void> }>();

  function replaced(activityId: string): void {
    clearTimeout(open.get(activityId)?.timer);
    open.delete(activityId);
  }

  return {
    shown(chat, activityId, afterwards) {
      replaced(activityId);
      const end = async () => {
        replaced(activityId);
        await replace(chat, activityId, afterwards).catch(error => log.warn({ err: error }, 'secret not replaced'));
      };
      open.set(activityId, { end, timer: setTimeout(end, LIFETIME).unref() });
    },
    replaced,
    async stop() {
      await Promise.all([...open.values()].map(card => card.end()));
    },
  };
}
