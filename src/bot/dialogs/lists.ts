import { isPermitted } from '../../domain/actor';
import { CustomerId, idFrom, TenantId } from '../../domain/ids';
import { PERMISSIONS } from '../../domain/permissions';
import { accountOf } from '../../workflows/account';
import { customersPage, listedCustomer } from '../../workflows/customers';
import { sendVerificationAgain } from '../../workflows/enroll';
import { InvitationFilter, invitationsPage } from '../../workflows/invitations';
import { partnerOf, partnersPage, partnersToFilter } from '../../workflows/partners';
import type { Click } from '../activity';
import { accountCard } from '../cards/account';
import { customerCard, customersCard, EVERYBODY } from '../cards/customers';
import { mailSentText } from '../cards/enrollment';
import { invitationsCard } from '../cards/invitation';
import { partnersCard } from '../cards/partners';
import type { Turn } from '../turn';

/** Lists and overviews: they show what there is, in place of the card whose button was pressed. */

type Args = Click['args'];

const pageOf = ({ continuation }: Args) => ({ continuation, isLater: continuation !== undefined });

export async function showAccount({ ports, actor, replies }: Turn): Promise<void> {
  replies.show(accountCard(actor, await accountOf(ports, actor.tenantId)));
}

export async function sendVerificationMailAgain({ ports, actor, replies }: Turn, { before }: Args): Promise<void> {
  const { account, isSent } = await sendVerificationAgain(ports, actor, Number(before));
  if (isSent && account.enrollment.state === 'awaiting-email-verification') {
    replies.say(mailSentText(actor.language, account.enrollment.submission.contact.email));
  }
  replies.show(accountCard(actor, account));
}

export const showProviders = (turn: Turn, args: Args): Promise<void> => showPartners(turn, args, 'provider');

export const showResellers = (turn: Turn, args: Args): Promise<void> => showPartners(turn, args, 'reseller');

async function showPartners({ ports, actor, replies }: Turn, args: Args, role: 'provider' | 'reseller'): Promise<void> {
  const { continuation, isLater } = pageOf(args);
  const page = await partnersPage(ports, actor, { role, continuation });
  replies.show(partnersCard(actor, { page, role, isLater }));
}

/** All customers, those shared with the partner that was chosen on the card, or those that were searched for. */
export async function showCustomers({ ports, actor, replies }: Turn, args: Args): Promise<void> {
  const { continuation, isLater } = pageOf(args);
  const chosen = args['provider'] ?? args['reseller'] ?? args['partner'];
  const partner = chosen === undefined || chosen === EVERYBODY ? undefined : idFrom(TenantId, chosen);
  const search = args['search']?.trim().slice(0, SEARCH_MAX);
  const partners = await partnersToFilter(ports, actor);
  const sharedWith = partner && (await partnerOf(ports, actor, partner));
  const page = await customersPage(ports, actor, { sharedWith: partner, search, continuation });
  replies.show(customersCard(actor, { page, sharedWith, search, partners, isLater }));
}

/** Shorter or longer than this is no part of a name. */
const SEARCH_MIN = 2;
const SEARCH_MAX = 100;

/**
 * What was typed may be the beginning of a customer's name: the customer, or those it may be.
 * @returns whether there is one, and the actor may see customers
 */
export async function showCustomersCalled(turn: Turn, typed: string): Promise<boolean> {
  const { ports, actor, replies } = turn;
  if (typed.length > SEARCH_MAX || !isPermitted(actor, PERMISSIONS.customers)) return false;
  const search = typed.replace(/\s+/g, ' ').replace(/^["'„“” ]+|["'„“”.?!,;: ]+$/g, '');
  if (search.length < SEARCH_MIN) return false;
  const { items, continuation } = await customersPage(ports, actor, { search });
  const [first] = items;
  if (!first) return false;
  if (items.length === 1 && continuation === undefined) {
    replies.show(customerCard(actor, first.body, await partnersToFilter(ports, actor)));
  } else await showCustomers(turn, { search });
  return true;
}

export async function showCustomer({ ports, actor, replies }: Turn, args: Args): Promise<void> {
  const customer = await listedCustomer(ports, actor, idFrom(CustomerId, args['customer']));
  replies.show(customerCard(actor, customer, await partnersToFilter(ports, actor)));
}

export async function showInvitations({ ports, actor, replies }: Turn, args: Args): Promise<void> {
  const { continuation, isLater } = pageOf(args);
  const filter = InvitationFilter.catch('open').parse(args['filter']);
  const page = await invitationsPage(ports, actor, { filter, continuation });
  replies.show(invitationsCard(actor, { page, filter, isLater, now: ports.clock.now() }));
}
