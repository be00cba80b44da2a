import { TenantId } from '../../domain/ids';
import { accountOf } from '../../workflows/account';
import { customersPage } from '../../workflows/customers';
import { sendVerificationAgain } from '../../workflows/enroll';
import { invitationsPage } from '../../workflows/invitations';
import { partnerOf, partnersPage } from '../../workflows/partners';
import { usersPage } from '../../workflows/users';
import type { Click } from '../activity';
import { accountCard } from '../cards/account';
import { customersCard } from '../cards/customers';
import { mailSentText } from '../cards/enrollment';
import { invitationsCard } from '../cards/invitation';
import { partnersCard } from '../cards/partners';
import { usersCard } from '../cards/users';
import type { Turn } from '../turn';

/** Lists and overviews: they show what there is, in place of the card whose button was pressed. */

type Args = Click['args'];

const pageOf = ({ continuation }: Args) => ({ continuation, isLater: continuation !== undefined });

export async function showAccount({ ports, actor, replies }: Turn): Promise<void> {
  replies.show(accountCard(actor, await accountOf(ports, actor.tenantId)));
}

export async function sendVerificationMailAgain(turn: Turn): Promise<void> {
  const { ports, actor, replies } = turn;
  const account = await sendVerificationAgain(ports, actor);
  if (account.enrollment.state === 'awaiting-email-verification') {
    replies.remark = mailSentText(actor.language, account.enrollment.submission.contact.email);
  }
  replies.show(accountCard(actor, account));
}

export async function showUsers({ ports, actor, replies }: Turn, args: Args): Promise<void> {
  const { continuation, isLater } = pageOf(args);
  replies.show(usersCard(actor, await usersPage(ports, actor, continuation), actor.userId, isLater));
}

export const showProviders = (turn: Turn, args: Args): Promise<void> => showPartners(turn, args, 'provider');

export const showResellers = (turn: Turn, args: Args): Promise<void> => showPartners(turn, args, 'reseller');

async function showPartners({ ports, actor, replies }: Turn, args: Args, role: 'provider' | 'reseller'): Promise<void> {
  const { continuation, isLater } = pageOf(args);
  const page = await partnersPage(ports, actor, { role, continuation });
  replies.show(partnersCard(actor, { page, role, isLater }));
}

/** All customers, or those shared with the partner that was chosen on the card. */
export async function showCustomers({ ports, actor, replies }: Turn, args: Args): Promise<void> {
  const { continuation, isLater } = pageOf(args);
  const partner = TenantId.safeParse(args['provider'] ?? args['reseller'] ?? args['partner']).data;
  const partnership = partner && (await partnerOf(ports, actor, partner));
  const page = await customersPage(ports, actor, { sharedWith: partner, continuation });
  replies.show(customersCard(actor, { page, sharedWith: partnership, isLater }));
}

export async function showInvitations({ ports, actor, replies }: Turn, args: Args): Promise<void> {
  const { continuation, isLater } = pageOf(args);
  const filter = args['filter'] === 'closed' ? 'closed' : 'open';
  const page = await invitationsPage(ports, actor, { filter, continuation });
  replies.show(invitationsCard(actor, { page, filter, isLater, now: ports.clock.now() }));
}
