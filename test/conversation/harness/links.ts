import { TenantId } from '../../../src/domain/ids';
import type { Offer } from '../../../src/domain/offer';
import { Customers } from '../../../src/store/documents';
import { text } from '../../../src/text/text';
import { longKnown, ordered } from './customer';
import type { TestDesk } from './desk';
import {
  acceptance,
  addressOn,
  draftOf,
  fillUntilForm,
  invited,
  linkOn,
  longEnrolled,
  profile,
  signInWithWorkAccount,
  title,
  twoPartners,
} from './story';

/** A personal link that nobody has used yet, and what would be answered there. */
export interface OpenLink {
  /** The route of its page, as the server knows it. */
  readonly route: string;
  readonly url: string;
  /** Absent where nothing is sent to this address. */
  readonly answers?: Readonly<Record<string, string>>;
}

const AZURE: Offer = {
  catalogItemId: 'DZH318Z0BPS6:0001:SANDBOX00P1M',
  title: 'Azure plan',
  kind: 'azure-plan',
  termDuration: 'P1M',
  billingCycle: 'monthly',
  minimumQuantity: 1,
  maximumQuantity: 1,
};

/**
 * A link to every page there is, of tenants that exist nowhere else.
 * @param world with which the names of these tenants and of their people begin
 */
export async function everyLink(desk: TestDesk, world: string): Promise<readonly OpenLink[]> {
  const { megan, alex } = await twoPartners(desk, { provider: `${world}-provider`, reseller: `${world}-reseller` });
  const customer = await invited(alex, `anna@${world}.example`);
  await megan.say('request a partnership');
  const partnership = linkOn(draftOf(megan));
  const draft = partnership.replace('/i/', '/drafts/');
  const workAccount = await workAccountLink(desk, `${world}-first`);
  const partnerAccount = await partnerAccountLink(desk, `${world}-second`);
  const verification = await verificationLink(desk, `${world}-third`);
  const azureSwitch = await switchLink(desk, world);
  return [
    { route: '/i/:token', url: customer, answers: acceptance(`Northwind-${world}`) },
    { route: '/i/:token', url: partnership },
    { route: '/sign-in/:token', url: workAccount, answers: { account: 'global-admin', country: 'PT' } },
    { route: '/sign-in/:token', url: partnerAccount, answers: { userName: 'membership' } },
    { route: '/verify/:token', url: verification, answers: {} },
    { route: '/switch/:token', url: azureSwitch, answers: { accept: 'true' } },
    { route: '/drafts/:token', url: draft },
    {
      route: '/drafts/:token/message.eml',
      url: `${draft}/message.eml`,
      answers: { subject: `${world} subject`, text: `Please open ${partnership}` },
    },
  ];
}

async function workAccountLink(desk: TestDesk, tenant: string): Promise<string> {
  const robin = desk.member(tenant, 'Robin Counts');
  await robin.say('enroll');
  await robin.press(title(robin, 'buttons.next'), { partnerKind: 'indirect-reseller' });
  return addressOn(robin.lastCard, title(robin, 'buttons.signIn'));
}

async function partnerAccountLink(desk: TestDesk, tenant: string): Promise<string> {
  const robin = desk.member(tenant, 'Robin Counts');
  await robin.say('enroll');
  await robin.press(title(robin, 'buttons.next'), { partnerKind: 'indirect-reseller' });
  await signInWithWorkAccount(desk, robin);
  await desk.settled();
  return addressOn(robin.cardWith(text('en', 'cards.signIn.partnerAccount')), title(robin, 'buttons.signIn'));
}

async function verificationLink(desk: TestDesk, tenant: string): Promise<string> {
  const robin = desk.member(tenant, 'Robin Counts');
  await fillUntilForm(desk, robin, 'indirect-reseller');
  await robin.press(title(robin, 'buttons.enrollNow'), profile(tenant, `${tenant}.example`));
  await desk.settled();
  return linkMailedTo(desk, `robin@${tenant}.example`);
}

async function switchLink(desk: TestDesk, world: string): Promise<string> {
  const owner = `owner@${world}.example`;
  const megan = desk.member(`${world}-from`, 'Megan Bowen');
  const robin = desk.member(`${world}-to`, 'Robin Counts');
  for (const [member, partnerKind] of [
    [megan, 'indirect-provider'],
    [robin, 'direct-partner'],
  ] as const) {
    const { tenantId: companyName } = member.person;
    await longEnrolled(desk, member, { partnerKind, companyName, domain: `${companyName}.example` });
  }
  const [customer] = await longKnown(desk, megan, [`${world} Wingtip`]);
  const known = customer && (await desk.store.read(Customers, TenantId.parse(megan.person.tenantId), customer));
  if (!known) throw new Error('There is no customer');
  await desk.store.create(Customers, { ...known, tenant: TenantId.parse(robin.person.tenantId) });
  const { id: subscription } = await ordered(desk, megan, customer, { offer: AZURE, quantity: 1 });
  await megan.forge({ desk: { verb: 'subscription', args: { customer, subscription } } }, megan.lastCard.messageId);
  await megan.press(text('en', 'azureSwitch.title'));
  await megan.press(text('en', 'azureSwitch.request'), { partner: robin.address, email: owner });
  await desk.settled();
  await robin.press(title(robin, 'buttons.review'));
  await robin.press(text('en', 'azureSwitch.accept'));
  await desk.settled();
  return linkMailedTo(desk, owner);
}

async function linkMailedTo(desk: TestDesk, address: string): Promise<string> {
  const link = (await desk.website.mailsTo(address)).at(-1)?.links[0];
  if (link === undefined) throw new Error(`No link was sent to ${address}`);
  return link;
}
