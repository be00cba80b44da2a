import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '../src/store/embedded';
import { clickedEchoChat, draftingChat, echoChat } from './chat';
import { openClient } from './client';
import { openConnector } from './connector';
import { type Load, load } from './load';
import { enrolProvider, personOf } from './partners';
import { DESK, ECHO, startServer } from './server-process';
import { atLeast, atMost, median, type Row } from './table';

const CHATS = 32;

/** The loads of one round, one after the other, so that what else the machine does meets all of them. */
interface Round {
  readonly desk: Load;
  readonly echo: Load;
  readonly clickedEcho: Load;
}

/** Turns of the story's waterfall on the durable embedded store, beside those of the echo. */
export async function measureTurns(isQuick: boolean): Promise<Row[]> {
  const rounds = isQuick ? 1 : 7;
  const milliseconds = isQuick ? 500 : 3_000;
  const directory = await mkdtemp(join(tmpdir(), 'partner-desk-bench-'));
  const connector = await openConnector();
  const people = Array.from({ length: CHATS }, (_, number) => personOf(number));
  const store = openEmbeddedStore(directory);
  for (const person of people) await enrolProvider(store, connector, person);
  await store.close();
  const desk = await startServer(DESK, { DATA_DIR: directory });
  const echo = await startServer(ECHO);
  const toDesk = openClient(desk.url);
  const toEcho = openClient(echo.url);
  try {
    const deskChats = people.map(person => draftingChat(toDesk, connector, person));
    const echoChats = people.map(person => echoChat(toEcho, connector, person));
    const clickedEchoChats = people.map(person => clickedEchoChat(toEcho, connector, person));
    const round = async (): Promise<Round> => ({
      echo: await load(echo, echoChats, milliseconds),
      desk: await load(desk, deskChats, milliseconds),
      clickedEcho: await load(echo, clickedEchoChats, milliseconds),
    });
    // Compiled and warm before it counts.
    for (let warming = 0; warming < (isQuick ? 0 : 2); warming += 1) await round();
    const measured: Round[] = [];
    for (let number = 0; number < rounds; number += 1) measured.push(await round());
    return rowsOf(measured);
  } finally {
    toDesk.close();
    toEcho.close();
    await Promise.all([desk.stop(), echo.stop()]);
    await connector.close();
    await rm(directory, { recursive: true });
  }
}

function rowsOf(rounds: readonly Round[]): Row[] {
  const row = (what: string, figure: keyof Load, unit: string, echo: 'echo' | 'clickedEcho' = 'echo') => {
    const shown = (server: keyof Round) =>
      `${median(rounds.map(round => round[server][figure])).toFixed(unit === 'ms' ? 1 : 0)} ${unit}`.trim();
    return {
      what,
      measured: shown('desk'),
      beside: `echo ${shown(echo)}`,
      ratio: median(rounds.map(round => round.desk[figure] / round[echo][figure])),
    };
  };
  const perSecond = row('turns/s', 'perSecond', '');
  const cpu = row('server CPU per turn', 'cpuMicroseconds', 'µs');
  const p99 = row('turn p99', 'p99', 'ms');
  return [
    { ...perSecond, ...atLeast(perSecond.ratio, 0.9) },
    { ...cpu, ...atMost(cpu.ratio, 1.1) },
    row('turn p50', 'p50', 'ms'),
    { ...p99, ...atMost(p99.ratio, 1.5) },
    row('server CPU per turn, the echo clicked as often', 'cpuMicroseconds', 'µs', 'clickedEcho'),
  ];
}
