import { jsonReply, type Reply } from '../reply';
import type { Site } from '../site';

/** Whoever balances the load has waited long enough by then. */
const PATIENCE = 3_000;

/** The process lives. */
export const showHealth = async (): Promise<Reply> => jsonReply(200, { status: 'ok' });

/** The server can do its work, and how far what follows from it is behind. Only without its store it is of no use. */
export async function showReadiness({ ready, log }: Site): Promise<Reply> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the store has not answered yet')), PATIENCE);
  });
  try {
    return jsonReply(200, await Promise.race([ready(), tooLate]));
  } catch (error) {
    log.warn({ err: error }, 'not ready');
    return jsonReply(503, { status: 'not ready' });
  } finally {
    clearTimeout(timer);
  }
}
