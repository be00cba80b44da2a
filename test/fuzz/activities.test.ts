import type { Activity } from 'botbuilder';
import fc from 'fast-check';
import { z } from 'zod';
import { senderOf } from '../../src/bot/activity';
import { changed, type OddActivity, oddActivity } from './activities';
import { SEED, share } from './cases';
import { expectLeft } from './leave';
import { hostileValue } from './values';
import { openWorld, type World } from './world';

/** The answer to a click, or to a search while a message is written. */
const InvokeBody = z.union([
  z.object({ statusCode: z.number(), type: z.string(), value: z.unknown() }),
  z.object({ composeExtension: z.object({ type: z.string() }) }),
]);

describe('activities', () => {
  let world: World;
  let cases = 0;
  beforeAll(async () => {
    world = await openWorld();
    world.isHostile = true;
  });
  afterAll(async () => {
    await world.desk.close();
    process.stdout.write(`${cases} activities and card values, 0 5xx, 0 unanswered\n`);
  });

  /** Sends it as it is; whoever can be answered is. */
  async function expectAnswer(activity: Record<string, unknown>): Promise<void> {
    cases += 1;
    const [someone] = world.people;
    world.look();
    const { status, body } = (await someone?.send(activity)) ?? { status: 500, body: '' };
    const said = world.look();
    world.expectFlawless();
    if (status >= 500 && status !== 501) throw new Error(`Answered ${status}: ${body}`);
    if (status !== 200) return;
    // What only makes an answer better may be missing.
    const { id, replyToId: _card, locale: _locale, localTimezone: _zone, ...rest } = activity;
    const sender = senderOf(rest as unknown as Activity);
    const isNew = typeof id === 'string' && /^activity-\d+$/.test(id);
    if (activity['type'] === 'invoke') InvokeBody.parse(JSON.parse(body));
    else if (activity['type'] === 'message' && sender && isNew && said === 0) throw new Error('Unanswered');
  }

  function built({ type, own, changes }: OddActivity, who: number): Record<string, unknown> {
    const member = world.people[who % world.people.length];
    const activity = member?.activityWith({ type, ...own }) ?? {};
    return changed(
      activity,
      changes.filter(({ path }) => path !== 'id' || cases % 10 === 0),
    );
  }

  it(`of every type and shape are answered (FUZZ_SEED=${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(oddActivity, fc.nat({ max: 4 }), async (odd, who) => expectAnswer(built(odd, who))),
      { seed: SEED, numRuns: share(0.2) },
    );
    for (const member of world.people) await expectLeft(world, member);
  }, 600_000);

  it('that are no activities at all are refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          hostileValue.map(value => JSON.stringify(value)),
          fc.string({ unit: 'binary' }),
        ),
        fc.constantFrom(
          'application/json',
          'text/plain',
          'application/json; charset=utf-16',
          'multipart/form-data',
          '',
        ),
        async (body, contentType) => {
          cases += 1;
          const response = await fetch(`${world.desk.url}/api/messages`, {
            method: 'POST',
            headers: { ...(contentType && { 'content-type': contentType }) },
            body: Buffer.from(body ?? ''),
          });
          expect(response.status).toBeGreaterThanOrEqual(400);
          expect(response.status).toBeLessThan(500);
        },
      ),
      { seed: SEED, numRuns: share(0.02) },
    );
    world.look();
    world.expectFlawless();
  }, 600_000);
});
