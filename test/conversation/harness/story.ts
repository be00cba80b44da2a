import { submissionOf } from '../../../src/domain/enrollment-form';
import { Instant, TenantId, UserId } from '../../../src/domain/ids';
import type { PartnerKind } from '../../../src/domain/partner';
import {
  ACCOUNT_ID,
  Accounts,
  ORGANIZATION_ID,
  Organizations,
  organizationPartition,
} from '../../../src/store/documents';
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
  desk: Pick<TestDesk, 'website'>,
  member: Member,
  answer: Record<string, string> = { account: 'global-admin', country: 'US' },
): Promise<void> {
  const url = addressOn(member.lastCard, title(member, 'buttons.signIn'));
  const { status } = await desk.website.send(url, answer);
  if (status !== 200) throw new Error(`The work account page answered ${status}`);
}

/** From "enroll" to the form. */
export async function fillUntilForm(
  desk: Pick<TestDesk, 'website'>,
  member: Member,
  partnerKind: string,
): Promise<ShownCard> {
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
  desk: Pick<TestDesk, 'website'>,
  member: Member,
  { partnerKind, companyName, domain }: { partnerKind: string; companyName: string; domain: string },
): Promise<void> {
  await fillUntilForm(desk, member, partnerKind);
  await member.press(title(member, 'buttons.enrollNow'), profile(companyName, domain));
  await verifyEmail(desk, `robin@${domain}`);
  await eventually(() => member.cardWith(text(languageOf(member), 'cards.enrollment.activeText')));
}

/**
 * An account that has long been active, and its global admin, who writes for the first time. Where enrolling itself is
 * not what a test is about, it begins here.
 */
export async function longEnrolled(
  desk: Pick<TestDesk, 'store' | 'giveRoles'>,
  member: Member,
  { partnerKind, companyName, domain }: { partnerKind: PartnerKind; companyName: string; domain: string },
): Promise<void> {
  const { tenantId, userId, name } = member.person;
  const answers = profile(companyName, domain);
  await desk.store.create(Accounts, {
    tenant: TenantId.parse(tenantId),
    id: ACCOUNT_ID,
    body: {
      by: { userId: UserId.parse(userId), name, language: languageOf(member) },
      enrollment: {
        state: 'active',
        submission: submissionOf(partnerKind, '1234567', answers),
        since: Instant.parse('2026-01-01T00:00:00.000Z'),
      },
    },
  });
  const partition = organizationPartition(domain);
  const body = { tenant: TenantId.parse(tenantId), companyName };
  if (partition) await desk.store.create(Organizations, { tenant: partition, id: ORGANIZATION_ID, body });
  await member.install();
  await desk.giveRoles(member, ['global-admin', 'admin-agent']);
}

export async function verifyEmail(desk: Pick<TestDesk, 'website'>, address: string): Promise<void> {
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

/** The newest draft in a chat: a notice may have come after it. */
export const draftOf = (member: Member): ShownCard => member.cards.findLast(linkOn) ?? member.lastCard;

/** The provider asks, the reseller authorises. */
export async function partnered(provider: Member, reseller: Member): Promise<void> {
  await provider.say(languageOf(provider) === 'de' ? 'partnerschaft anfordern' : 'request a partnership');
  const link = linkOn(draftOf(provider));
  await provider.press(title(provider, 'buttons.done'), { recipient: 'Contoso' });
  await reseller.say(link);
  await reseller.press(title(reseller, 'buttons.authorize'), { accept: 'true' });
}

/** An indirect provider and an indirect reseller with a partnership, each with one global admin. */
export async function twoPartners(
  desk: TestDesk,
  { provider = 'fabrikam', reseller = 'contoso', locale = 'en-US' } = {},
): Promise<{ megan: Member; alex: Member }> {
  const megan = desk.member(provider, 'Megan Bowen', locale);
  const alex = desk.member(reseller, 'Alex Wilber', locale);
  await longEnrolled(desk, megan, {
    partnerKind: 'indirect-provider',
    companyName: capitalized(provider),
    domain: `${provider}.example`,
  });
  await longEnrolled(desk, alex, {
    partnerKind: 'indirect-reseller',
    companyName: capitalized(reseller),
    domain: `${reseller}.example`,
  });
  await partnered(megan, alex);
  await desk.settled();
  return { megan, alex };
}

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const word = (member: Member, english: string, german: string) => (languageOf(member) === 'de' ? german : english);

/** The reseller invites a customer to itself and its first provider. @returns the personal link */
export async function invited(reseller: Member, recipient = 'anna@northwind.example'): Promise<string> {
  const { length } = reseller.cards;
  await reseller.say(word(reseller, 'invite new customers', 'neue kunden einladen'));
  const chooses = ({ buttons }: ShownCard) =>
    buttons.some(each => each.title === title(reseller, 'buttons.inviteNewCustomers'));
  if (reseller.cards.slice(length).some(chooses)) await reseller.press(title(reseller, 'buttons.inviteNewCustomers'));
  const link = linkOn(draftOf(reseller));
  await reseller.press(title(reseller, 'buttons.done'), { recipient });
  return link;
}

/** The customer's answer on the page. */
export const acceptance = (companyName = 'Northwind'): Record<string, string> => ({
  companyName,
  domain: `${companyName.toLowerCase()}.example`,
  email: `anna@${companyName.toLowerCase()}.example`,
  accept: 'true',
});
