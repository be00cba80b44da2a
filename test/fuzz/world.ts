import { z } from 'zod';
import { ShownCard } from '../conversation/harness/card';
import { longKnown, ordered, sharedCustomer } from '../conversation/harness/customer';
import { openTestDesk, type TestDesk } from '../conversation/harness/desk';
import type { Member } from '../conversation/harness/member';
import { longEnrolled, twoPartners } from '../conversation/harness/story';
import { faultsOfCard, faultsOfWords } from './faults';

const LogLine = z.looseObject({ level: z.number(), msg: z.string().default('') });
const ERROR = 50;

/** A card as it was shown, and to whom. */
export interface Showing {
  readonly member: Member;
  readonly card: ShownCard;
}

/**
 * A server with people of several tenants, who have something to do with one another. Everything it says is looked at;
 * what is wrong with it is collected.
 */
export class World {
  /** Every card that was ever shown, the newest last. */
  readonly showings: Showing[] = [];
  /** What each has done last. */
  readonly latest = new Map<Member, string>();
  /** Somebody has typed what looks like a template: it may be read again. */
  isHostile = false;
  private readonly faults: string[] = [];
  private seenCalls = 0;
  private seenLines = 0;

  constructor(
    readonly desk: TestDesk,
    readonly people: readonly Member[],
  ) {}

  /** Looks at all that was said since the last time. @returns how much it was */
  look(): number {
    const calls = this.desk.connector.calls.slice(this.seenCalls).filter(({ activity }) => activity.type !== 'typing');
    this.seenCalls = this.desk.connector.calls.length;
    for (const { conversationId, activityId, activity } of calls) {
      this.check(faultsOfWords([activity.text ?? '', activity.summary ?? ''], this.isHostile));
      const member = this.people.find(each => each.conversationId === conversationId);
      for (const { content } of activity.attachments ?? []) this.show(new ShownCard(content, activityId), member);
    }
    const lines = this.desk.log.slice(this.seenLines);
    this.seenLines = this.desk.log.length;
    for (const line of lines) {
      const { level, msg } = LogLine.parse(JSON.parse(line));
      if (level >= ERROR || msg === 'not said') this.faults.push(line);
    }
    return calls.length;
  }

  show(card: ShownCard, member: Member | undefined): void {
    this.check(faultsOfCard(card, this.isHostile));
    if (member) this.showings.push({ member, card });
  }

  check(found: readonly string[]): void {
    this.faults.push(...found);
  }

  /** @throws Error for all that was wrong since the last time */
  expectFlawless(): void {
    const found = this.faults.splice(0);
    if (found.length > 0) throw new Error(found.join('\n'));
  }
}

/** A provider and a reseller with customers, a direct partner in German, somebody without a role, and a newcomer. */
export async function openWorld(): Promise<World> {
  const desk = await openTestDesk();
  const { megan, alex } = await twoPartners(desk);
  const customer = await sharedCustomer(desk, alex, 'Northwind');
  await ordered(desk, megan, customer);
  const robin = desk.member('direct', 'Robin Counts', 'de-DE');
  await longEnrolled(desk, robin, { partnerKind: 'direct-partner', companyName: 'Direct', domain: 'direct.example' });
  const [known] = await longKnown(desk, robin, ['Adatum', 'Litware']);
  if (known) await ordered(desk, robin, known);
  const grady = desk.member('fabrikam', 'Grady Archie');
  await grady.install();
  const pat = desk.member('tailspin', 'Pat Newcomer', 'de-DE');
  await desk.settled();
  const world = new World(desk, [megan, alex, robin, grady, pat]);
  world.look();
  return world;
}
