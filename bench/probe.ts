import { setTimeout as sleep } from 'node:timers/promises';

/** What a process has used so far. */
export interface Usage {
  /** User and system time. */
  readonly cpuMicroseconds: number;
  /** Resident. */
  readonly memoryBytes: number;
}

/** Loaded into a server before its own script, to be asked by the bench; `collect` throws the garbage away first. */
process.on('message', async question => {
  // V8 gives pages back some time after they are empty.
  for (let time = 0; question === 'collect' && time < 4; time += 1) {
    globalThis.gc?.();
    await sleep(250);
  }
  const { user, system } = process.cpuUsage();
  const usage: Usage = { cpuMicroseconds: user + system, memoryBytes: process.memoryUsage.rss() };
  process.send?.(usage);
});
process.once('disconnect', () => process.exit());
// Without this the open channel would keep the process alive after its server has stopped.
process.channel?.unref();
