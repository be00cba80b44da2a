import { setTimeout as sleep } from 'node:timers/promises';
import { type ServerProcess, startServer } from '../server';
import type { Kill } from './kill';

const BROKEN_CONNECTION = /^TypeError: (fetch failed|terminated)/;
/** What follows from a request has come this long after its answer, or does not come. */
const NO_WORD = 300;

/** A server that is killed again and again, and each time started anew on the same data. */
export interface MortalServer {
  readonly url: string;
  /** When it was killed, so far. */
  readonly killedAt: readonly number[];
  /** Whether it is still to be killed. */
  isDoomed(): boolean;
  /** How Teams sends again what the last kill has left unanswered. */
  resentAs(): Kill['resentAs'];
  /** Sends a request, in the middle of which it may die. @returns the answer, if one came */
  during<Answer>(request: () => Promise<Answer>): Promise<Answer | undefined>;
  /** Something outside has heard from it, and has not yet answered. */
  heard(): void;
  end(): Promise<void>;
}

export async function startMortalServer(
  directory: string,
  environment: Readonly<Record<string, string>>,
  kills: readonly Kill[],
): Promise<MortalServer> {
  let server: ServerProcess = await startServer(directory, 0, environment);
  const { url } = server;
  const port = Number(new URL(url).port);
  const ahead = [...kills];
  const killedAt: number[] = [];
  let last: Kill | undefined;
  let passed = 0;
  let onWord: () => void = () => undefined;

  function next(): Kill | undefined {
    const [kill] = ahead;
    passed += 1;
    if (!kill || passed <= kill.skipped) return undefined;
    passed = 0;
    return ahead.shift();
  }

  /** Kills it when its time has come: at once, in the same tick, where somebody outside has just heard from it. */
  async function die({ moment }: Kill, answered: Promise<unknown>): Promise<void> {
    if (moment.after === 'word') {
      let left = moment.number;
      const killed = new Promise<void>(resolve => {
        const kill = () => resolve(server.kill());
        onWord = () => {
          left -= 1;
          if (left !== 0) return;
          if (moment.isAcknowledged) setImmediate(kill);
          else kill();
        };
      });
      await Promise.race([killed, answered.then(() => sleep(NO_WORD))]);
    } else {
      if (moment.after === 'answer') await answered;
      await sleep(moment.milliseconds);
    }
    onWord = () => undefined;
    await server.kill();
    killedAt.push(Date.now());
  }

  return {
    url,
    killedAt,
    isDoomed: () => ahead.length > 0,
    resentAs: () => last?.resentAs ?? 'same',
    async during(request) {
      const kill = next();
      const answered = request().catch((error: unknown) => {
        if (kill && BROKEN_CONNECTION.test(String(error))) return undefined;
        throw error;
      });
      if (!kill) return answered;
      last = kill;
      await die(kill, answered);
      server = await startServer(directory, port, environment);
      return answered;
    },
    heard: () => onWord(),
    end: () => server.kill(),
  };
}
