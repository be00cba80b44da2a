/** What a process has used so far. */
export interface Usage {
  /** User and system time. */
  readonly cpuMicroseconds: number;
  /** Resident. */
  readonly memoryBytes: number;
}

/** Loaded into a server before its own script, to be asked by the bench; `collect` throws the garbage away first. */
process.on('message', question => {
  // V8 gives pages back with a later collection than the one that has emptied them.
  for (let time = 0; question === 'collect' && time < 3; time += 1) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const usage: Usage = { cpuMicroseconds: user + system, memoryBytes: process.memoryUsage.rss() };
  process.send?.(usage);
});
process.once('disconnect', () => process.exit());
// Without this the open channel would keep the process alive after its server has stopped.
process.channel?.unref();
