import { z } from 'zod';
import { Cloud } from './cloud';
import { CompanyProfile } from './company-profile';
import { DeskError } from './errors';
import { Instant, MINUTE, UserId } from './ids';
import {
  LegalBusinessProfile,
  OrganizationProfile,
  PartnerAgreement,
  PartnerKind,
  PrimaryContact,
  SupportContact,
} from './partner';
import { Language } from './user';

/** How long a sign-in page or a verification mail can be used. */
export const SIGN_IN_LIFETIME = 60 * MINUTE;
export const VERIFICATION_LIFETIME = 7 * 24 * 60 * MINUTE;

/** A link that somebody was given, known by its hash only. */
export const IssuedLink = z.object({ hash: z.string(), expiresAt: Instant });
export type IssuedLink = z.infer<typeof IssuedLink>;

/** The two pages of the sign-in; each link opens one of them, for one user, once. */
export const SignInPage = z.enum(['work-account', 'partner-account']);
export type SignInPage = z.infer<typeof SignInPage>;

export const SignInLink = IssuedLink.extend({
  page: SignInPage,
  user: UserId,
  language: Language,
  used: z.boolean(),
});
export type SignInLink = z.infer<typeof SignInLink>;

/** The answer of the work account page. */
export const WorkAccount = z.object({
  country: z.string(),
  alreadyEnrolled: z.boolean(),
  created: z.boolean(),
  /** Who signed in as global admin: nobody else may hand the enrolment in. */
  user: UserId.optional(),
});
export type WorkAccount = z.infer<typeof WorkAccount>;

/** The account that holds the partner id, and the organisation profiles found there. */
export const PartnerAccount = z.object({ userName: z.string(), profiles: z.array(OrganizationProfile) });
export type PartnerAccount = z.infer<typeof PartnerAccount>;

/** Everything that "Enroll now" hands over for review. */
export const Submission = z.object({
  partnerKind: PartnerKind,
  mpnId: z.string(),
  legal: LegalBusinessProfile,
  contact: PrimaryContact,
  support: SupportContact,
});
export type Submission = z.infer<typeof Submission>;

const at = <State extends string, Shape extends z.ZodRawShape>(name: State, shape: Shape) =>
  z.object({ state: z.literal(name), ...shape });

export const EnrollmentState = z.discriminatedUnion('state', [
  at('draft', {
    partnerKind: PartnerKind,
    workAccount: WorkAccount.optional(),
    partnerAccount: PartnerAccount.optional(),
    mpnId: z.string().optional(),
    signInLinks: z.array(SignInLink),
  }),
  at('awaiting-email-verification', {
    submission: Submission,
    verificationLinks: z.array(IssuedLink),
    /** How often the mail was asked for again. */
    sentAgain: z.number().int().optional(),
  }),
  at('under-review', { submission: Submission, since: Instant }),
  at('rejected', { submission: Submission, reason: z.string(), since: Instant }),
  at('active', { submission: Submission, since: Instant }),
]);
export type EnrollmentState = z.infer<typeof EnrollmentState>;
export type StateOf<Name extends EnrollmentState['state']> = Extract<EnrollmentState, { state: Name }>;

/** A partner's account: one a tenant. `by` is who enrols the tenant and hears of every change. */
export const Account = z.object({
  by: z.object({ userId: UserId, name: z.string(), language: Language }),
  enrollment: EnrollmentState,
  /** Where the card stands that says so since it was handed in: it is brought up to date in place. */
  card: z.object({ user: UserId, activityId: z.string() }).optional(),
  /** Absent: the global cloud. */
  cloud: Cloud.optional(),
  /** Absent until it is first updated. */
  profile: CompanyProfile.optional(),
  agreement: PartnerAgreement.optional(),
  /** The hashes of links that are used up: only who holds one of them is told so. */
  spentLinks: z.array(z.string()).optional(),
});
export type Account = z.infer<typeof Account>;

/** Links kept: one for each time a sign-in card was shown or a mail was written, the newest last. */
const MOST_LINKS = 10;

export const started = (by: Account['by'], partnerKind: PartnerKind): Account => ({
  by,
  enrollment: { state: 'draft', partnerKind, signInLinks: [] },
});

/**
 * Whoever hands the enrolment in becomes global admin of the account, so it must be who has signed in as one.
 * @throws DeskError `sign-in-missing`
 */
export function requireSignedIn(draft: StateOf<'draft'>, user: UserId): void {
  if (draft.workAccount?.user !== user) throw new DeskError('sign-in-missing');
}

/** What the account remembers of its links when it leaves the state that they belong to. */
function spentLinksOf({ enrollment, spentLinks = [] }: Account): { spentLinks?: string[] } {
  const links = 'signInLinks' in enrollment ? enrollment.signInLinks : [];
  const mailed = 'verificationLinks' in enrollment ? enrollment.verificationLinks : [];
  const spent = [...spentLinks, ...[...links, ...mailed].map(({ hash }) => hash)].slice(-2 * MOST_LINKS);
  return spent.length > 0 ? { spentLinks: spent } : {};
}

/** @throws DeskError `already-enrolled` once the form has been handed in. */
export function draftOf(account: Account): StateOf<'draft'> {
  if (account.enrollment.state !== 'draft') throw new DeskError('already-enrolled');
  return account.enrollment;
}

/**
 * Somebody takes the enrolment up, perhaps as another kind of partner. Who enrols becomes global admin of the account,
 * so a colleague signs in anew: the sign-in before was somebody else's.
 */
export function takenUp(account: Account, by: Account['by'], partnerKind: PartnerKind): Account {
  const draft = draftOf(account);
  const { workAccount: _workAccount, ...unsigned } = withoutPartnerAccount(draft);
  const isSamePerson = account.by.userId === by.userId;
  return { ...account, by, enrollment: { ...(isSamePerson ? draft : unsigned), partnerKind } };
}

export function withSignInLink(account: Account, link: SignInLink): Account {
  const draft = draftOf(account);
  return { ...account, enrollment: { ...draft, signInLinks: [...draft.signInLinks, link].slice(-MOST_LINKS) } };
}

const withUsed = (draft: StateOf<'draft'>, hash: string): StateOf<'draft'> => ({
  ...draft,
  signInLinks: draft.signInLinks.map(link => (link.hash === hash ? { ...link, used: true } : link)),
});

const withoutPartnerAccount = ({ partnerAccount: _account, mpnId: _mpnId, ...draft }: StateOf<'draft'>) => draft;

/** The profiles belong to whoever signed in before: another work account starts that part anew. */
export const signedIn = (
  { cloud: _before, ...account }: Account,
  linkHash: string,
  workAccount: WorkAccount,
  cloud: Cloud = 'global',
): Account => ({
  ...account,
  ...(cloud !== 'global' && { cloud }),
  enrollment: { ...withoutPartnerAccount(withUsed(draftOf(account), linkHash)), workAccount },
});

export const partnerAccountFound = (account: Account, linkHash: string, partnerAccount: PartnerAccount): Account => ({
  ...account,
  enrollment: { ...withoutPartnerAccount(withUsed(draftOf(account), linkHash)), partnerAccount },
});

/** Cancel on the choice of the profile: sign in again with another user. */
export const partnerAccountLeft = (account: Account): Account => ({
  ...account,
  enrollment: withoutPartnerAccount(draftOf(account)),
});

/** Why a profile cannot be chosen: it must be active and lie in the country of the Azure AD tenant. */
export type ProfileProblem = 'inactive' | 'other-country';

export function profileProblem(profile: OrganizationProfile, tenantCountry: string): ProfileProblem | undefined {
  if (!profile.active) return 'inactive';
  if (profile.legal.country !== tenantCountry) return 'other-country';
  return undefined;
}

/** @throws DeskError `profile-not-usable`, `sign-in-missing` */
export function profileChosen(account: Account, mpnId: string): Account {
  const draft = draftOf(account);
  if (!draft.workAccount || !draft.partnerAccount) throw new DeskError('sign-in-missing');
  const profile = draft.partnerAccount.profiles.find(each => each.mpnId === mpnId);
  if (!profile || profileProblem(profile, draft.workAccount.country)) throw new DeskError('profile-not-usable');
  return { ...account, enrollment: { ...draft, mpnId } };
}

export function chosenProfile(draft: StateOf<'draft'>): OrganizationProfile | undefined {
  return draft.partnerAccount?.profiles.find(profile => profile.mpnId === draft.mpnId);
}

export function submitted(account: Account, submission: Submission): Account {
  const { state } = account.enrollment;
  if (state !== 'draft' && state !== 'rejected') throw new DeskError('already-enrolled');
  return {
    ...account,
    ...spentLinksOf(account),
    enrollment: { state: 'awaiting-email-verification', submission, verificationLinks: [] },
  };
}

export function withVerificationLink(account: Account, link: IssuedLink): Account {
  if (account.enrollment.state !== 'awaiting-email-verification') return account;
  const { enrollment } = account;
  const verificationLinks = [...enrollment.verificationLinks, link].slice(-MOST_LINKS);
  return { ...account, enrollment: { ...enrollment, verificationLinks } };
}

/**
 * The mail is asked for once more.
 * @param before how often it had been when the button was shown: a second click on the same card is the same wish
 * @returns nothing when that wish was granted already, or the address is no longer to be verified
 */
export function askedForMail(account: Account, before: number): Account | undefined {
  const { enrollment } = account;
  if (enrollment.state !== 'awaiting-email-verification' || (enrollment.sentAgain ?? 0) !== before) return undefined;
  return { ...account, enrollment: { ...enrollment, sentAgain: before + 1 } };
}

/** The primary contact followed the link in the mail. */
export function emailVerified(account: Account, now: Instant): Account {
  if (account.enrollment.state !== 'awaiting-email-verification') throw new DeskError('link-used');
  const { submission } = account.enrollment;
  return { ...account, ...spentLinksOf(account), enrollment: { state: 'under-review', submission, since: now } };
}

export type ReviewDecision = { decision: 'authorized' } | { decision: 'rejected'; reason: string };

/** The end of the review; an account that is no longer under review stays as it is. */
export function reviewed(account: Account, review: ReviewDecision, now: Instant): Account {
  if (account.enrollment.state !== 'under-review') return account;
  const { submission } = account.enrollment;
  return {
    ...account,
    enrollment:
      review.decision === 'authorized'
        ? { state: 'active', submission, since: now }
        : { state: 'rejected', submission, reason: review.reason, since: now },
  };
}

/** Already in the programme: active as soon as the support contact is known. */
export function activatedWithSupport(account: Account, submission: Submission, now: Instant): Account {
  draftOf(account);
  return { ...account, ...spentLinksOf(account), enrollment: { state: 'active', submission, since: now } };
}
