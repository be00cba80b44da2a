import { text } from '../../../src/text/text';
import type { Member } from './member';
import { languageOf } from './story';

/** A click that no card of this person offers is refused with a remark, and with the reason below it. */
export async function expectRefusal(
  member: Member,
  verb: string,
  args: Readonly<Record<string, string | undefined>>,
  reason: string,
): Promise<void> {
  const { remark } = await member.forge({ desk: { verb, args } });
  expect(remark).toBe(text(languageOf(member), 'cards.message.problem'));
  expect(member.lastCard.text).toContain(reason);
}
