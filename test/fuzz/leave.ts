import { text } from '../../src/text/text';
import type { Member } from '../conversation/harness/member';
import type { World } from './world';

/** Wherever somebody is, they can leave, and there is help. */
export async function expectLeft(world: World, member: Member): Promise<void> {
  await member.say('cancel');
  const help = await member.say('help');
  world.look();
  const known = (['en', 'de'] as const).map(language => text(language, 'cards.help.heading'));
  if (!known.includes(help.heading)) throw new Error(`No help for ${member.person.name}: ${help.text}`);
  world.expectFlawless();
}
