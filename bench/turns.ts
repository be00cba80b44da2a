import { openCosmosStore } from '../src/store/cosmos';
import { openEmbeddedStore } from '../src/store/embedded';
import type { Store } from '../src/store/store';
import { startWireServer } from '../test/store/cosmos/wire-server';
import { clickedEchoChat, draftingChat, echoChat, type NextTurn } from './chat';
import { openClient } from './client';
import { openConnector } from './connector';
import { withDirectory } from './directory';
import { type Load, load } from './load';
import { enrolProvider, personOf } from './partners';
import { DESK, ECHO, startServer } from './server-process';
import { atLeast, atMost, median, type Row } from './table';

const AT_ONCE = 32;
/** Teams takes two messages a second of one chat in the long run, and the server keeps to that: the turns are spread. */
const CHATS_EACH = 60;

/** The loads of one round, one after the other, so that what else the machine does meets all of them. */
interface Round {
  readonly desk: Load;
  readonly echo: Load;
  readonly clickedEcho: Load;
}

/** Turns of the story's waterfall on the durable embedded store, beside those of the echo. */
export const measureTurns = (isQuick: boolean): Promise<Row[]> =>
  withDirectory(async directory =>
    withGoals(
      await rounds(isQuick, { open: async () => openEmbeddedStore(directory), environment: { DATA_DIR: directory } }),
    ),
  );

/** The same over the wire of Cosmos DB, to a server that answers some hundred requests a second. */
export async function measureCosmosTurns(isQuick: boolean): Promise<Row[]> {
  const wire = await startWireServer();
  const options = wire.options('bench');
  const environment = {
    STORE: 'cosmos',
    COSMOS_ENDPOINT: options.endpoint,
    COSMOS_KEY: options.key ?? '',
    COSMOS_DATABASE: options.database,
    // The server has signed its certificate itself.
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
  };
  try {
    const measured = await rounds(isQuick, { open: () => openCosmosStore(options), environment });
    return Object.values(figuresOf(measured)).map(row => ({ ...row, what: `Cosmos DB: ${row.what}` }));
  } finally {
    await wire.close();
  }
}

/** Where the documents are, for the bench and for the server. */
interface Place {
  open(): Promise<Store>;
  readonly environment: Readonly<Record<string, string>>;
}

async function rounds(isQuick: boolean, { open, environment }: Place): Promise<Round[]> {
  const count = isQuick ? 1 : 7;
  const milliseconds = isQuick ? 500 : 3_000;
  const connector = await openConnector();
  const people = Array.from({ length: AT_ONCE * (isQuick ? 2 : CHATS_EACH) }, (_, number) => personOf(number));
  const store = await open();
  for (let first = 0; first < people.length; first += AT_ONCE) {
    await Promise.all(people.slice(first, first + AT_ONCE).map(person => enrolProvider(store, connector, person)));
  }
  await store.close();
  const desk = await startServer(DESK, environment);
  const echo = await startServer(ECHO);
  const toDesk = openClient(desk.url);
  const toEcho = openClient(echo.url);
  try {
    const deskChats = inTurns(people.map(person => draftingChat(toDesk, connector, person)));
    const echoChats = inTurns(people.map(person => echoChat(toEcho, connector, person)));
    const clickedEchoChats = inTurns(people.map(person => clickedEchoChat(toEcho, connector, person)));
    const round = async (): Promise<Round> => ({
      echo: await load(echo, echoChats, milliseconds),
      desk: await load(desk, deskChats, milliseconds),
      clickedEcho: await load(echo, clickedEchoChats, milliseconds),
    });
    // Compiled and warm before it counts.
    for (let warming = 0; warming < (isQuick ? 0 : 6); warming += 1) await round();
    const measured: Round[] = [];
    for (let number = 0; number < count; number += 1) measured.push(await round());
    return measured;
  } finally {
    toDesk.close();
    toEcho.close();
    await Promise.all([desk.stop(), echo.stop()]);
    await connector.close();
  }
}

/** So many at once, each of them in one chat after the other. */
const inTurns = (chats: readonly NextTurn[]): NextTurn[] =>
  Array.from({ length: AT_ONCE }, (_, first) => {
    let next = first;
    return async () => {
      const chat = chats[next % chats.length];
      next += AT_ONCE;
      await chat?.();
    };
  });

/** The medians of all rounds. */
function figuresOf(measured: readonly Round[]) {
  const row = (what: string, figure: keyof Load, unit: string, echo: 'echo' | 'clickedEcho' = 'echo') => {
    const shown = (server: keyof Round) =>
      `${median(measured.map(round => round[server][figure])).toFixed(unit === 'ms' ? 1 : 0)} ${unit}`.trim();
    return {
      what,
      measured: shown('desk'),
      beside: `echo ${shown(echo)}`,
      ratio: median(measured.map(round => round.desk[figure] / round[echo][figure])),
    };
  };
  return {
    perSecond: row('turns/s', 'perSecond', ''),
    cpu: row('server CPU per turn', 'cpuMicroseconds', 'µs'),
    p50: row('turn p50', 'p50', 'ms'),
    p99: row('turn p99', 'p99', 'ms'),
    clickedCpu: row('server CPU per turn, the echo clicked as often', 'cpuMicroseconds', 'µs', 'clickedEcho'),
  };
}

function withGoals(measured: readonly Round[]): Row[] {
  const { perSecond, cpu, p50, p99, clickedCpu } = figuresOf(measured);
  return [
    { ...perSecond, ...atLeast(perSecond.ratio, 0.9) },
    { ...cpu, ...atMost(cpu.ratio, 1.1) },
    p50,
    { ...p99, ...atMost(p99.ratio, 1.5) },
    clickedCpu,
  ];
}
