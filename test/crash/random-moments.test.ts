import { accountOf } from './kills/accounting';
import { killsOf } from './kills/kill';
import { goesOn, tellStory } from './kills/story';
import { openSurroundings } from './kills/surroundings';

/** CRASH_KILLS=200 npx jest test/crash/random-moments; CRASH_SEED repeats the same moments. */
const KILLS = Number(process.env['CRASH_KILLS'] ?? 20);
const SEED = Number(process.env['CRASH_SEED'] ?? 42);
/** They are told side by side; each spends most of its time waiting until somebody else may take over. */
const STORIES = Math.min(10, Math.ceil(KILLS / 6));
const MINUTE = 60_000;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

async function survived(seed: number, kills: number) {
  const surroundings = await openSurroundings(killsOf(seed, kills));
  try {
    const told = await tellStory(surroundings);
    const account = await accountOf(surroundings, told);
    for (const member of [told.megan, told.alex]) await goesOn(member);
    return { ...account, kills: surroundings.server.killedAt.length };
  } catch (error) {
    throw new Error(`Story ${seed}: ${error instanceof Error ? error.stack : error}`);
  } finally {
    await surroundings.close();
  }
}

describe('the server, killed at random moments of the whole story and of orders', () => {
  it(
    `keeps every commit and tells everybody once, ${KILLS} times (CRASH_SEED=${SEED})`,
    async () => {
      const shares = Array.from({ length: STORIES }, (_, story) => Math.floor((KILLS + story) / STORIES));
      // All of them are waited for, so that none goes on when another has failed.
      const ended = await Promise.allSettled(shares.map((kills, story) => survived(SEED + story, kills)));
      expect(ended.flatMap(each => (each.status === 'rejected' ? [each.reason] : []))).toEqual([]);
      const stories = ended.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []));
      for (const { found, expected } of stories) expect([...found].sort()).toEqual([...expected].sort());
      const total = (figure: 'kills' | 'commits' | 'notifications' | 'listed' | 'repeatedMails') =>
        sum(stories.map(story => story[figure]));
      expect(total('kills')).toBe(KILLS);
      process.stdout.write(
        `${total('kills')} kills survived, ${total('commits')} commits, ${total('notifications')} notifications, ` +
          `0 lost, 0 twice; ${total('listed')} died with the last byte, ${total('repeatedMails')} mails came again\n`,
      );
    },
    10 * MINUTE,
  );
});
