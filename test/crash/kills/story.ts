import { text } from '../../../src/text/text';
import { accepts, authorization, enrollment, furtherSubscription, invitation, newCustomer } from './aims';
import type { PersistentMember } from './persistent-member';
import type { Surroundings } from './surroundings';

/** What people have done, by the names of the customers. */
export interface Told {
  readonly megan: PersistentMember;
  readonly alex: PersistentMember;
  /** Customers that accepted an invitation; each then got a further subscription. */
  readonly invited: readonly string[];
  /** Customers that the provider added. */
  readonly added: readonly string[];
}

/**
 * The whole first story of a provider and a reseller, and then invitations and orders, round after round, until the
 * server has died as often as it is to.
 */
export async function tellStory({ server, mailed, member }: Surroundings): Promise<Told> {
  const megan = member('fabrikam', 'Megan Bowen');
  const alex = member('contoso', 'Alex Wilber');
  await megan.reach(enrollment(server, megan, mailed, { partnerKind: 'indirect-provider', companyName: 'Fabrikam' }));
  await alex.reach(enrollment(server, alex, mailed, { partnerKind: 'indirect-reseller', companyName: 'Contoso' }));
  let link = '';
  const linked = (found: string) => {
    link = found;
  };
  await megan.reach(invitation(megan, 'request a partnership', 'Contoso', linked));
  await alex.reach(authorization(alex, link, 'Fabrikam'));

  const invited: string[] = [];
  const added: string[] = [];
  for (let round = 1; server.isDoomed() || round === 1; round += 1) {
    const number = String(round).padStart(3, '0');
    const northwind = `Northwind${number}`;
    await alex.reach(invitation(alex, 'invite new customers', northwind, linked));
    await accepts(server, link, northwind);
    invited.push(northwind);
    for (const companyName of [`Adventure${number}`, `Slow${number}`]) {
      await megan.reach(newCustomer(megan, companyName));
      added.push(companyName);
    }
    await megan.reach(furtherSubscription(megan, northwind));
  }
  return { megan, alex, invited, added };
}

/** Wherever a chat has got to, it can be left, and whatever there is can be asked for. */
export async function goesOn(member: PersistentMember): Promise<void> {
  await member.say('cancel');
  for (const [words, heading] of [
    ['help', text('en', 'cards.help.heading')],
    ['customers', text('en', 'cards.customers.heading')],
    ['cancel', text('en', 'cards.message.nothingToCancel')],
  ] as const) {
    const card = await member.say(words);
    if (card.heading !== heading) throw new Error(`“${words}” is answered with ${card.text}`);
  }
}
