import { text } from '../../../src/text/text';
import type { ShownCard } from './card';
import { eventually, type TestDesk } from './desk';
import type { Member } from './member';

/** The story's steps, so that each test can begin where it wants. Titles come from the texts in the member's language. */

export const languageOf = (member: Member) => (member.person.locale.startsWith('de') ? 'de' : 'en');

type Buttons = `buttons.${string}`;
export const title = (member: Member, key: Parameters<typeof text>[1] & Buttons) => text(languageOf(member), key);

export const profile = (companyName: string, domain: string): Record<string, string> => ({
  companyName,
  addressLine1: '1 Main Street',
  addressLine2: '',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
  country: 'US',
  firstName: 'Robin',
  lastName: 'Counts',
  email: `robin@${domain}`,
  phoneNumber: '425-555-0100',
  supportEmail: `support@${domain}`,
  supportTelephone: '425-555-0101',
  supportWebsite: `https://${domain}`,
});

/** The sign-in page behind the newest card's button. */
export const addressOn = (card: ShownCard, button: string): string => card.button(button).url ?? '';

export async function signInWithWorkAccount(
  desk: TestDesk,
  member: Member,
  answer: Record<string, string> = { account: 'global-admin', country: 'US' },
): Promise<void> {
  const url = addressOn(member.lastCard, title(member, 'buttons.signIn'));
  const { status } = await desk.website.send(url, answer);
  if (status !== 200) throw new Error(`The work account page answered ${status}`);
}

/** From "enroll" to the form. */
export async function fillUntilForm(desk: TestDesk, member: Member, partnerKind: string): Promise<ShownCard> {
  const isGerman = languageOf(member) === 'de';
  await member.say(isGerman ? 'registrieren' : 'enroll');
  await member.press(title(member, 'buttons.next'), { partnerKind });
  await signInWithWorkAccount(desk, member);
  await eventually(() => member.cardWith(text(languageOf(member), 'cards.signIn.partnerAccount')));
  const url = addressOn(member.lastCard, title(member, 'buttons.signIn'));
  await desk.website.send(url, { userName: 'membership' });
  await eventually(() => member.cardWith(text(languageOf(member), 'cards.organizationProfile.heading')));
  return member.press(title(member, 'buttons.continue'));
}

/** The whole enrolment, until the account is active. */
export async function enrolled(
  desk: TestDesk,
  member: Member,
  { partnerKind, companyName, domain }: { partnerKind: string; companyName: string; domain: string },
): Promise<void> {
  await fillUntilForm(desk, member, partnerKind);
  await member.press(title(member, 'buttons.enrollNow'), profile(companyName, domain));
  await verifyEmail(desk, `robin@${domain}`);
  await eventually(() => member.cardWith(text(languageOf(member), 'cards.enrollment.activeText')));
}

export async function verifyEmail(desk: TestDesk, address: string): Promise<void> {
  const mail = await eventually(async () => {
    const found = (await desk.website.mailsTo(address)).findLast(each => each.links.length > 0);
    if (!found) throw new Error(`No mail with a link to ${address}`);
    return found;
  });
  const { status } = await desk.website.send(mail.links[0] ?? '', {});
  if (status !== 200) throw new Error(`The verification page answered ${status}`);
}

/** The link that a draft card carries. */
export const linkOn = (card: ShownCard): string =>
  /https?:\/\/\S+\/i\/[\w.-]+/.exec(card.inputs['text'] ?? card.text)?.[0] ?? '';

/** The provider asks, the reseller authorises. */
export async function partnered(provider: Member, reseller: Member): Promise<void> {
  await provider.say(languageOf(provider) === 'de' ? 'partnerschaft anfordern' : 'request a partnership');
  const link = linkOn(provider.lastCard);
  await provider.press(title(provider, 'buttons.done'), { recipient: 'Contoso' });
  await reseller.say(link);
  await reseller.press(title(reseller, 'buttons.authorize'), { accept: 'true' });
}
