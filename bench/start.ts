import { openEmbeddedStore } from '../src/store/embedded';
import { draftingChat, echoChat } from './chat';
import { openClient } from './client';
import { type Connector, openConnector } from './connector';
import { withDirectory } from './directory';
import { enrolProvider, personOf } from './partners';
import { DESK, ECHO, startServer } from './server-process';
import { atMost, median, type Row } from './table';

/** From the start of the process to its first answered turn, in turns with the echo. */
export async function measureStart(isQuick: boolean): Promise<Row[]> {
  const connector = await openConnector();
  const person = personOf(0);
  try {
    return await withDirectory(async directory => {
      const store = openEmbeddedStore(directory);
      await enrolProvider(store, connector, person);
      await store.close();
      const desks: number[] = [];
      const echoes: number[] = [];
      for (let round = 0; round < (isQuick ? 1 : 11); round += 1) {
        echoes.push(await firstTurn(connector, ECHO, echoChat, {}));
        desks.push(await firstTurn(connector, DESK, draftingChat, { DATA_DIR: directory }));
      }
      const ratio = median(desks.map((desk, round) => desk / (echoes[round] ?? Number.NaN)));
      return [
        {
          what: 'start to first answered turn',
          measured: `${median(desks).toFixed(0)} ms`,
          beside: `echo ${median(echoes).toFixed(0)} ms`,
          ...atMost(ratio, 1.3),
        },
      ];
    });
  } finally {
    await connector.close();
  }
}

async function firstTurn(
  connector: Connector,
  script: string,
  chat: typeof echoChat,
  environment: Record<string, string>,
): Promise<number> {
  const start = performance.now();
  const server = await startServer(script, environment);
  const client = openClient(server.url);
  try {
    await chat(client, connector, personOf(0))();
    return performance.now() - start;
  } finally {
    client.close();
    await server.stop();
  }
}
