import { activityOf, conversationOf } from './chat';
import { openClient } from './client';
import { openConnector } from './connector';
import { withDirectory } from './directory';
import { personOf } from './partners';
import { DESK, startServer } from './server-process';
import type { Row } from './table';

const MEGABYTE = 1024 * 1024;
const AT_ONCE = 32;
const MOST = 50;

/** What conversations leave in the server's memory: everybody asks for help, in a chat and a tenant of their own. */
export async function measureMemory(isQuick: boolean): Promise<Row[]> {
  const conversations = isQuick ? 100 : 10_000;
  const connector = await openConnector();
  try {
    return await withDirectory(async directory => {
      const server = await startServer(DESK, { DATA_DIR: directory });
      const client = openClient(server.url);
      let next = 0;
      const talk = async (until: number) => {
        while (next < until) {
          const person = personOf(next++);
          await client.post(activityOf(person, connector, { type: 'message', text: 'help' }));
          if (!connector.take(conversationOf(person))) throw new Error('No help came');
        }
      };
      try {
        await talk(1);
        const idle = (await server.usage('collect')).memoryBytes;
        await Promise.all(Array.from({ length: AT_ONCE }, () => talk(conversations)));
        const after = (await server.usage('collect')).memoryBytes;
        const more = (after - idle) / MEGABYTE;
        return [
          {
            what: `memory with ${conversations.toLocaleString('en')} conversations`,
            measured: `${more.toFixed(0)} MB more`,
            beside: `idle ${(idle / MEGABYTE).toFixed(0)} MB`,
            goal: `<= ${MOST} MB`,
            isReached: more <= MOST,
          },
        ];
      } finally {
        client.close();
        await server.stop();
      }
    });
  } finally {
    await connector.close();
  }
}
