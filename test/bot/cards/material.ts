import type { Reader } from '../../../src/bot/cards/common';
import type { Actor, Partner } from '../../../src/domain/actor';
import type { CustomerAgreement } from '../../../src/domain/agreement';
import { ProviderOffer } from '../../../src/domain/company-profile';
import { COMPANY_PROFILE_LIMITS } from '../../../src/domain/company-profile-form';
import type { Customer } from '../../../src/domain/customer';
import { type CustomerProfile, DOMAIN_SUFFIX } from '../../../src/domain/customer-profile';
import { LINK_PLACE, RECIPIENT_MAX, SUBJECT_MAX, TEXT_MAX } from '../../../src/domain/draft';
import type { Account, Submission } from '../../../src/domain/enrollment';
import { PROFILE_LIMITS, type ProfileAnswers } from '../../../src/domain/enrollment-form';
import type { FieldProblem } from '../../../src/domain/errors';
import {
  CustomerId,
  InvitationId,
  instant,
  later,
  OrderId,
  SubscriptionId,
  SwitchId,
  TenantId,
  UserId,
} from '../../../src/domain/ids';
import type { Invitation, InvitationKind, Inviter } from '../../../src/domain/invitation';
import type { Notice } from '../../../src/domain/notice';
import type { Offer } from '../../../src/domain/offer';
import type { Order } from '../../../src/domain/order';
import type { OrganizationProfile, PartnerKind } from '../../../src/domain/partner';
import type { Partnership } from '../../../src/domain/partnership';
import { Role } from '../../../src/domain/role';
import type { User } from '../../../src/domain/user';
import type { Page } from '../../../src/store/store';
import type { OpenDraft } from '../../../src/workflows/invitations';
import { WORDINGS, type WordingName } from './wording';

export const NOW = new Date('2026-11-30T22:59:59.999Z');

/** The country with the longest name in both languages, as people abroad would see it. */
const LONGEST_COUNTRY = 'GS';

/** Limits that no rule of the domain names: what Teams says of people, what Partner Center writes, the page's form. */
const USER_NAME_MAX = 256;
const REASON_MAX = 1_000;
const ACCEPTANCE = { companyName: 100, domain: 253, displayName: 100, email: 254 };

/** An address of exactly this length that is one: only a part of it is free text. */
const emailOf = (max: number) => `${'a'.repeat(64)}@${'b'.repeat(max - 64 - 1 - '.example'.length)}.example`;
const domainOf = (max: number) => `${'c'.repeat(max - '.example'.length)}.example`;

export type Material = ReturnType<typeof materialOf>;

/** One piece of everything that cards show, in a wording; only `short` leaves out what may be left out. */
export function materialOf({ language, locale }: Reader, wording: WordingName) {
  const typed = WORDINGS[wording];
  const isShort = wording === 'short';
  const isLong = wording === 'longest';
  const id = (mark: number) => (isLong ? String(mark).padEnd(200, 'x') : `00000000-0000-4000-8000-00000000000${mark}`);
  const tenant = (mark: number) => TenantId.parse(id(mark));
  const user = (mark: number) => UserId.parse(id(mark));
  const email = isLong ? emailOf(254) : 'anna@contoso.example';
  const domain = isLong ? domainOf(ACCEPTANCE.domain) : 'contoso.example';
  const country: string = isLong ? LONGEST_COUNTRY : 'DE';
  const abroad = 'GB';
  const mpnId = isLong ? '9999999999' : '1234567';
  const now = instant(NOW);
  const continuation = Buffer.from(
    JSON.stringify({ list: 'AAAAAAAAAAAAAAAA', order: typed(USER_NAME_MAX), id: id(9) }),
  ).toString('base64url');
  const token = `${Buffer.from(id(1)).toString('base64url')}.${Buffer.from('AAAAAAAAAAAAAAAA').toString('base64url')}.${'s'.repeat(32)}`;
  const site = isShort ? 'http://127.0.0.1:3978' : 'https://partner-desk.contoso.example';

  const pageOf = <Body>(bodies: readonly Body[]): Page<Body> => ({
    items: bodies.map((body, index) => ({ tenant: tenant(1), id: id(index), etag: 'etag', body, effects: [] })),
    continuation,
  });
  const times = <Body>(count: number, body: (mark: number) => Body) =>
    Array.from({ length: count }, (_, at) => body(at));

  const inviter = (mark: number): Inviter => ({ tenantId: tenant(mark), companyName: typed(100), mpnId, country });
  const inviters = (kind: InvitationKind) =>
    kind === 'reseller-and-provider' ? [inviter(1), inviter(2)] : [inviter(1)];

  const invitation = (kind: InvitationKind, mark = 1): Invitation => ({
    id: InvitationId.parse(id(mark)),
    kind,
    inviters: inviters(kind),
    createdBy: { userId: user(1), name: typed(USER_NAME_MAX) },
    createdAt: now,
    expiresAt: later(NOW, 60_000),
    linkHashes: [],
    recipient: isShort ? '' : typed(RECIPIENT_MAX),
    subject: typed(SUBJECT_MAX),
    text:
      typed(TEXT_MAX - LINK_PLACE.length)
        .split(LINK_PLACE)
        .join('') + LINK_PLACE,
    cards: [],
    shownTo: [],
    status: { state: 'draft' },
  });

  const sent = (kind: InvitationKind, mark?: number): Invitation => ({
    ...invitation(kind, mark),
    status: { state: 'sent', sentAt: now },
  });
  const accepted = (kind: InvitationKind, mark?: number): Invitation => ({
    ...invitation(kind, mark),
    status: {
      state: 'accepted',
      acceptance: {
        at: now,
        companyName: typed(ACCEPTANCE.companyName),
        domain: kind === 'partnership' ? '' : domain,
        by: acceptedBy,
      },
    },
  });
  const withdrawn = (kind: InvitationKind, mark?: number): Invitation => ({
    ...invitation(kind, mark),
    status: { state: 'withdrawn', withdrawnAt: now, by: typed(USER_NAME_MAX) },
  });
  const acceptedBy = isShort ? email : `${typed(ACCEPTANCE.displayName)} (${email})`;

  const profileAnswers: ProfileAnswers = {
    companyName: typed(PROFILE_LIMITS.companyName),
    addressLine1: typed(PROFILE_LIMITS.addressLine1),
    addressLine2: isShort ? '' : typed(PROFILE_LIMITS.addressLine2),
    city: typed(PROFILE_LIMITS.city),
    state: isShort ? '' : typed(PROFILE_LIMITS.state),
    postalCode: typed(PROFILE_LIMITS.postalCode),
    country,
    firstName: typed(PROFILE_LIMITS.firstName),
    lastName: typed(PROFILE_LIMITS.lastName),
    email,
    phoneNumber: isLong ? '0'.repeat(PROFILE_LIMITS.phoneNumber) : '+49 89 5550100',
    supportEmail: email,
    supportTelephone: isLong ? '0'.repeat(PROFILE_LIMITS.supportTelephone) : '+49 89 5550100',
    supportWebsite: isShort ? '' : 'https://contoso.example/'.padEnd(isLong ? PROFILE_LIMITS.supportWebsite : 0, 'x'),
  };
  const { supportEmail, supportTelephone, supportWebsite } = profileAnswers;
  const supportAnswers = { supportEmail, supportTelephone, supportWebsite };
  /** Every field refused, with the longest of the reasons. */
  const refusedFields = (names: readonly string[]): Record<string, FieldProblem> =>
    Object.fromEntries(names.map(name => [name, { code: 'web-mail' }]));

  const { companyName, addressLine1, addressLine2, city, state, postalCode, ...people } = profileAnswers;
  const { firstName, lastName, phoneNumber } = people;
  const submission: Submission = {
    partnerKind: 'indirect-reseller',
    mpnId,
    legal: { companyName, addressLine1, addressLine2, city, state, postalCode, country },
    contact: { firstName, lastName, email, phoneNumber },
    support: supportAnswers,
  };
  const account = (enrollment: Account['enrollment']): Account => ({
    by: { userId: user(1), name: typed(USER_NAME_MAX), language },
    enrollment,
  });
  const profile = (mark: number, active: boolean, where = country): OrganizationProfile => ({
    mpnId: `${mpnId.slice(0, -1)}${mark}`,
    active,
    legal: { ...submission.legal, country: where },
    contact: submission.contact,
    support: submission.support,
  });

  const partner = (kind: PartnerKind): Partner => ({ ...inviter(1), kind });
  const actor = (partnerKind: PartnerKind | undefined, roles: readonly Role[]): Actor => ({
    tenantId: tenant(1),
    userId: user(1),
    name: typed(USER_NAME_MAX),
    roles,
    language,
    locale,
    partner: partnerKind && partner(partnerKind),
  });
  const partnership = (partnerRole: Partnership['partnerRole'], mark = 2): Partnership => ({
    ...inviter(mark),
    partner: tenant(mark),
    partnerRole,
    providerAccess: isShort ? 'removed' : 'granted',
    since: now,
  });
  const customer = (mark: number): Customer => ({
    id: CustomerId.parse(id(mark)),
    companyName: typed(ACCEPTANCE.companyName),
    domain,
    administrator: acceptedBy,
    relationship: { state: 'active', since: now, invitation: InvitationId.parse(id(1)) },
    delegatedAdminPrivileges: isShort ? 'none' : 'granted',
    sharedWith: [],
  });
  const customerProfile: CustomerProfile = {
    companyName,
    domain: `${'x'.repeat(isShort ? 1 : 27)}${DOMAIN_SUFFIX}`,
    organizationRegistrationNumber: typed(50),
    addressLine1,
    addressLine2,
    city,
    state,
    postalCode,
    country,
    firstName,
    lastName,
    email,
    phoneNumber,
  };
  const agreement: CustomerAgreement = {
    firstName,
    lastName,
    email,
    dateAgreed: '2026-11-30',
    recordedBy: typed(USER_NAME_MAX),
    recordedAt: now,
  };
  /** As many as the catalogue has, with its longest name. */
  const offers: Offer[] = times(25, mark => ({
    catalogItemId: `CFQ7TTC0LDPB:${String(mark).padStart(4, '0')}:SANDBOX00P1Y`,
    title: 'Microsoft 365 Business Standard',
    kind: 'license',
    termDuration: 'P1Y',
    billingCycle: 'annual',
    minimumQuantity: 1,
    maximumQuantity: 100_000,
  }));
  const order = (kind: 'new' | 'known'): Order => ({
    id: OrderId.parse(id(1)),
    buyer:
      kind === 'new'
        ? { kind, profile: customerProfile }
        : { kind, customer: CustomerId.parse(id(1)), companyName: typed(100) },
    ...(!isShort && { reseller: { tenantId: tenant(2), mpnId, name: typed(100) } }),
    lines: offers.map(offer => ({ offer, quantity: 100_000 })),
    ...(kind === 'new' && { agreement }),
    by: { userId: user(1), name: typed(USER_NAME_MAX) },
    status: { state: 'submitted', since: now },
  });
  const member = (mark: number): User => ({
    id: user(mark),
    name: typed(USER_NAME_MAX),
    ...(!isShort && { userPrincipalName: isLong ? emailOf(113) : 'anna@contoso.example' }),
    roles: isShort ? [] : Role.options,
    language,
    locale,
    languageChosen: false,
    muted: false,
    unreachable: false,
  });

  return {
    typed,
    id,
    pageOf,
    you: user(1),
    member: member(2),
    /** Its owner is an indirect provider; short: nothing of the profile is filled in. */
    profiled: {
      ...account({
        state: 'active',
        submission: { ...submission, partnerKind: 'indirect-provider' },
        since: now,
      }),
      ...(!isShort && {
        profile: {
          website: supportAnswers.supportWebsite,
          description: typed(COMPANY_PROFILE_LIMITS.description),
          services: typed(COMPANY_PROFILE_LIMITS.services),
          offers: ProviderOffer.options,
          listed: true,
          revision: 1,
        },
      }),
    } satisfies Account,
    tenantCountry: country,
    signInAddress: `${site}/sign-in/${token}`,
    draftAddress: `${site}/drafts/${token}`,
    invitation,
    partnership,
    profileAnswers,
    profileProblems: refusedFields(Object.keys(profileAnswers)),
    supportAnswers,
    supportProblems: refusedFields(Object.keys(supportAnswers)),

    draft: (kind: InvitationKind): OpenDraft => ({
      invitation: { ...invitation(kind), recipient: typed(RECIPIENT_MAX) },
      link: `${site}/i/${token}`,
    }),
    /** A draft as it begins: for nobody yet, with a letter that is made of names. */
    begun: (letter: { subject: string; text: string }): OpenDraft => ({
      invitation: { ...invitation('reseller-and-provider'), ...letter, recipient: '' },
      link: `${site}/i/${token}`,
    }),
    inviters: inviters('reseller-and-provider'),
    sender: typed(USER_NAME_MAX),

    accounts: {
      draft: account({ state: 'draft', partnerKind: 'indirect-reseller', signInLinks: [] }),
      awaiting: account({ state: 'awaiting-email-verification', submission, verificationLinks: [] }),
      'under review': account({ state: 'under-review', submission, since: now }),
      rejected: account({ state: 'rejected', submission, reason: typed(REASON_MAX), since: now }),
      active: account({ state: 'active', submission, since: now }),
    } satisfies Record<string, Account>,

    invitations: (kind: InvitationKind) => ({
      draft: invitation(kind),
      sent: sent(kind),
      accepted: accepted(kind),
      withdrawn: withdrawn(kind),
      expired: { ...sent(kind), expiresAt: now },
    }),

    profiles: {
      mixed: [profile(0, true), profile(1, true), profile(2, false), profile(3, true, abroad)],
      unusable: [profile(0, false)],
    },

    actors: {
      'a new user': actor(undefined, []),
      'a user without a role': actor('indirect-reseller', []),
      'indirect-reseller': actor('indirect-reseller', Role.options),
      'indirect-provider': actor('indirect-provider', Role.options),
      'direct-partner': actor('direct-partner', Role.options),
    } satisfies Record<string, Actor>,

    pages: {
      customers: pageOf(times(5, customer)),
      partnerships: (role: Partnership['partnerRole']) => pageOf(times(5, mark => partnership(role, mark))),
      draftInvitations: pageOf(times(5, mark => invitation('reseller-and-provider', mark))),
      openInvitations: pageOf(times(5, mark => sent('reseller-and-provider', mark))),
      acceptedInvitations: pageOf(times(5, mark => accepted('reseller-and-provider', mark))),
      withdrawnInvitations: pageOf(times(5, mark => withdrawn('reseller-and-provider', mark))),
      users: pageOf(times(8, member)),
      namelessUser: pageOf([{ ...member(2), name: '' }]),
    },

    agreement,
    customerProfile,
    offers,
    order,

    notices: {
      'switch requested': {
        kind: 'switch-requested',
        switch: SwitchId.parse(id(4)),
        companyName: typed(100),
        customerName: typed(100),
        subscriptionName: typed(100),
        askedBy: typed(100),
      },
      ...Object.fromEntries(
        (['accepted', 'declined', 'cancelled', 'gone', 'received', 'failed'] as const).map(outcome => [
          `switch ${outcome}`,
          {
            kind: 'switch-changed' as const,
            switch: SwitchId.parse(id(4)),
            companyName: typed(100),
            customerName: typed(100),
            subscriptionName: typed(100),
            outcome,
          },
        ]),
      ),
      'on record requested': {
        kind: 'on-record-requested',
        reseller: TenantId.parse(id(2)),
        companyName: typed(100),
        customer: CustomerId.parse(id(1)),
        customerName: typed(100),
        subscription: SubscriptionId.parse(id(3)),
        subscriptionName: typed(100),
        askedBy: typed(100),
      },
      'on record': {
        kind: 'on-record',
        companyName: typed(100),
        customer: CustomerId.parse(id(1)),
        customerName: typed(100),
        subscription: SubscriptionId.parse(id(3)),
        subscriptionName: typed(100),
      },
      'customer added': {
        kind: 'customer-added',
        customer: CustomerId.parse(id(1)),
        companyName: typed(100),
        domain,
        by: typed(100),
      },
      'customer set up': { kind: 'customer-set-up', customer: CustomerId.parse(id(1)), companyName: typed(100) },
      'order failed': { kind: 'order-failed', companyName: typed(100) },
      'under review': { kind: 'enrollment-under-review', companyName: typed(100) },
      'active reseller': {
        kind: 'enrollment-active',
        companyName: typed(100),
        partnerKind: 'indirect-reseller',
        mpnId,
      },
      'active in a national cloud': {
        kind: 'enrollment-active',
        companyName: typed(100),
        partnerKind: 'direct-partner',
        mpnId,
        cloud: 'us-government',
      },
      'active provider': {
        kind: 'enrollment-active',
        companyName: typed(100),
        partnerKind: 'indirect-provider',
        mpnId,
      },
      rejected: { kind: 'enrollment-rejected', companyName: typed(100), reason: typed(REASON_MAX) },
      'roles changed': {
        kind: 'roles-changed',
        companyName: typed(100),
        roles: isShort ? [] : Role.options,
        by: typed(USER_NAME_MAX),
      },
      'partnership requested': {
        kind: 'partnership-requested',
        provider: tenant(1),
        invitation: InvitationId.parse(id(1)),
        companyName: typed(100),
      },
      'partnership with a provider': {
        kind: 'partnership-active',
        partner: tenant(1),
        companyName: typed(100),
        role: 'provider',
      },
      'partnership with a reseller': {
        kind: 'partnership-active',
        partner: tenant(1),
        companyName: typed(100),
        role: 'reseller',
      },
      'provider access removed': { kind: 'provider-access-removed', reseller: tenant(1), companyName: typed(100) },
      'partnership with a provider ended': {
        kind: 'partnership-ended',
        companyName: typed(100),
        role: 'provider',
        by: typed(100),
      },
      'partnership with a reseller ended': {
        kind: 'partnership-ended',
        companyName: typed(100),
        role: 'reseller',
        by: typed(100),
      },
      'contact requested': {
        kind: 'contact-requested',
        reseller: tenant(1),
        companyName: typed(100),
        mpnId,
        country,
        message: typed(500),
        askedBy: typed(USER_NAME_MAX),
      },
      'customer accepted': {
        kind: 'customer-accepted',
        delegatedAdminPrivileges: 'granted',
        invitation: InvitationId.parse(id(1)),
        recipient: isShort ? '' : typed(RECIPIENT_MAX),
        customer: CustomerId.parse(id(1)),
        companyName: typed(ACCEPTANCE.companyName),
        domain,
        acceptedBy,
        at: now,
        ...(!isShort && { together: typed(100) }),
      },
    } satisfies Record<string, Notice>,
  };
}
