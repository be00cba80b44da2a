import type { Actor } from '../domain/actor';
import type { Cloud } from '../domain/cloud';
import {
  type Account,
  draftOf,
  partnerAccountFound,
  SIGN_IN_LIFETIME,
  type SignInLink,
  type SignInPage,
  signedIn,
  withSignInLink,
} from '../domain/enrollment';
import { DeskError } from '../domain/errors';
import { later } from '../domain/ids';
import { accountOf, changeAccount, soon } from './account';
import { endedLink, issueLink, matchingHash, parseToken } from './link';
import type { Ports } from './ports';

/** The address of a sign-in page for this user; each card that shows one has a link of its own. */
export async function signInAddress(ports: Ports, actor: Actor, page: SignInPage): Promise<string> {
  const link = issueLink(ports, actor.tenantId, page);
  await changeAccount(ports, actor.tenantId, account => ({
    body: withSignInLink(account, {
      page,
      hash: link.hash,
      user: actor.userId,
      language: actor.language,
      used: false,
      expiresAt: later(ports.clock.now(), SIGN_IN_LIFETIME),
    }),
  }));
  return `${ports.publicUrl}/sign-in/${link.token}`;
}

/** What a sign-in page shows. Opening it changes nothing. @throws DeskError `link-…` */
export async function openSignIn(ports: Ports, token: string): Promise<SignInLink> {
  const { tenant, hash } = parseToken(token);
  const account = await accountOf(ports, tenant);
  return usableSignIn(ports, account, hash);
}

function usableSignIn(ports: Ports, account: Account | undefined, hash: string, page?: SignInPage): SignInLink {
  if (!account) throw new DeskError('link-invalid');
  if (account.enrollment.state !== 'draft') throw endedLink(account.spentLinks, hash);
  const links = account.enrollment.signInLinks;
  const known = matchingHash(
    hash,
    links.map(link => link.hash),
  );
  const link = links.find(each => each.hash === known);
  // A colleague has taken the enrolment up since: their own sign-in counts.
  const isForeign = link?.user !== account.by.userId || (page !== undefined && link.page !== page);
  if (!link || isForeign) throw new DeskError('link-invalid');
  if (link.used) throw new DeskError('link-used');
  if (ports.clock.now().getTime() >= Date.parse(link.expiresAt)) throw new DeskError('link-expired');
  return link;
}

export interface WorkAccountAnswer {
  readonly account: 'global-admin' | 'user' | 'create';
  readonly country: string;
  readonly alreadyEnrolled: boolean;
  /** Absent: the global cloud. */
  readonly cloud?: Cloud;
}

/**
 * The work account page was answered: the chat goes on by itself.
 * @throws DeskError `not-global-admin` (steps 1 to 3 of the enrolment ask for a global admin), `link-…`
 */
export async function signInWithWorkAccount(ports: Ports, token: string, answer: WorkAccountAnswer): Promise<void> {
  const { tenant, hash } = parseToken(token);
  if (answer.account === 'user') throw new DeskError('not-global-admin');
  await changeAccount(ports, tenant, account => {
    const link = usableSignIn(ports, account, hash, 'work-account');
    const { country, alreadyEnrolled, cloud } = answer;
    return {
      body: signedIn(
        account,
        link.hash,
        { country, alreadyEnrolled, created: answer.account === 'create', user: link.user },
        cloud,
      ),
      effects: [soon(ports, { type: 'resume-chat', user: link.user })],
    };
  });
}

/** The page of the account that holds the partner id was answered. @throws DeskError `partner-account-unknown`, `link-…` */
export async function signInWithPartnerAccount(ports: Ports, token: string, userName: string): Promise<void> {
  const { tenant, hash } = parseToken(token);
  const account = await accountOf(ports, tenant);
  usableSignIn(ports, account, hash, 'partner-account');
  const country = account && draftOf(account).workAccount?.country;
  if (!country) throw new DeskError('sign-in-missing');
  const profiles = [...(await ports.partnerCenter.organizationProfiles(tenant, userName, country))];
  await changeAccount(ports, tenant, account => {
    const link = usableSignIn(ports, account, hash, 'partner-account');
    return {
      body: partnerAccountFound(account, link.hash, { userName, profiles }),
      effects: [soon(ports, { type: 'resume-chat', user: link.user })],
    };
  });
}
