import type { NextTurn } from './chat';
import type { ServerProcess } from './server-process';
import { percentile } from './table';

/** What a server did under a closed loop: every chat sends its next turn as soon as the last one is answered. */
export interface Load {
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
  readonly p50: number;
  readonly p99: number;
}

export async function load(server: ServerProcess, chats: readonly NextTurn[], milliseconds: number): Promise<Load> {
  const latencies: number[] = [];
  const before = await server.usage();
  const start = performance.now();
  const end = start + milliseconds;
  await Promise.all(
    chats.map(async next => {
      for (let begun = performance.now(); begun < end; begun = performance.now()) {
        await next();
        latencies.push(performance.now() - begun);
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  const after = await server.usage();
  return {
    perSecond: latencies.length / seconds,
    cpuMicroseconds: (after.cpuMicroseconds - before.cpuMicroseconds) / latencies.length,
    p50: percentile(latencies, 50),
    p99: percentile(latencies, 99),
  };
}
