import fc from 'fast-check';
import { SEED, share } from './cases';
import { expectLeft } from './leave';
import { SOON, type Tally, walks } from './walk';
import { openWorld } from './world';

const STEPS = 100;

describe('random ways through the bot', () => {
  const tally: Tally = { cases: 0 };
  const cases = share(0.5);
  afterAll(() => {
    process.stdout.write(`${tally.cases} steps of random ways, 0 5xx, 0 unanswered\n`);
  });

  it(`are answered at every step, and can be left (FUZZ_SEED=${SEED})`, async () => {
    let walked = 0;
    for (let round = 0; walked < cases; round += 1) {
      await fc.assert(
        fc.asyncProperty(walks(STEPS), async steps => {
          const world = await openWorld();
          try {
            await fc.asyncModelRun(() => ({ model: tally, real: world }), steps);
            await world.desk.settled(SOON);
            for (const member of world.people) await expectLeft(world, member);
          } finally {
            await world.desk.close();
          }
        }),
        { seed: SEED + round, numRuns: 1, interruptAfterTimeLimit: 120_000, markInterruptAsFailure: true },
      );
      walked = tally.cases;
    }
  }, 900_000);
});
