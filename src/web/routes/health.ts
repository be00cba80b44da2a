import { jsonReply, type Reply } from '../reply';
import type { Site } from '../site';

/** The process lives. */
export const showHealth = async (): Promise<Reply> => jsonReply(200, { status: 'ok' });

/** The server can do its work. */
export async function showReadiness({ ready, log }: Site): Promise<Reply> {
  try {
    await ready();
    return jsonReply(200, { status: 'ready' });
  } catch (error) {
    log.warn({ err: error }, 'not ready');
    return jsonReply(503, { status: 'not ready' });
  }
}
