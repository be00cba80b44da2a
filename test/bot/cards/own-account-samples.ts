import type { CardOptions } from '../../../src/bot/cards/card';
import { companyProfileCard, companyProfileFormCard } from '../../../src/bot/cards/company-profile';
import { notificationsCard } from '../../../src/bot/cards/notifications';
import { overviewCard, soldCard } from '../../../src/bot/cards/overview';
import { agreementAcceptedCard, partnerAgreementCard } from '../../../src/bot/cards/partner-agreement';
import { readinessCard } from '../../../src/bot/cards/readiness';
import {
  ownRolesCard,
  signedOutCard,
  signInFailedCard,
  signInHereCard,
  signOutFailedCard,
} from '../../../src/bot/cards/signed-in';
import {
  addUserCard,
  removeUserCard,
  signInInformationCard,
  updateUserCard,
  userAddedCard,
  userRemovedCard,
  usersCard,
  userUpdatedCard,
} from '../../../src/bot/cards/users';
import { companyProfileAnswers } from '../../../src/domain/company-profile-form';
import { DeskError, InvalidInput } from '../../../src/domain/errors';
import { CustomerId, instant, SubscriptionId } from '../../../src/domain/ids';
import { ASSIGNABLE_ROLES } from '../../../src/domain/partner-user';
import type { Check } from '../../../src/domain/readiness';
import type { Overview } from '../../../src/workflows/overview';
import { NOW } from './material';
import type { Builder } from './samples';

const PROMPT: CardOptions = { prompt: 'AAAAAAAAAAAAAAAA' };

const refused = (error: DeskError, typed: Readonly<Record<string, string>>): CardOptions => ({
  ...PROMPT,
  refusal: { error, typed },
});

const CHECKS: readonly Check[] = ['account', 'admin-agent', 'support-contact', 'agreement'];

/** The cards of the partner's own account: its users, its profile, what is set up, and what its people are told. */
export const OWN_ACCOUNT: Readonly<Record<string, Builder>> = {
  addUserCard: (reader, { typed }) => ({
    asked: addUserCard(reader, PROMPT),
    refused: addUserCard(
      reader,
      refused(
        new InvalidInput({
          displayName: { code: 'required' },
          userPrincipalName: { code: 'web-mail' },
          roles: { code: 'choice' },
        }),
        { displayName: typed(256), userPrincipalName: 'anna@gmail.com', roles: '' },
      ),
    ),
    exists: addUserCard(
      reader,
      refused(new DeskError('user-exists'), {
        displayName: typed(256),
        userPrincipalName: 'anna@contoso.example',
        roles: ASSIGNABLE_ROLES.join(','),
      }),
    ),
  }),

  ownRolesCard: ({ language }) => ({
    all: ownRolesCard(language, ASSIGNABLE_ROLES),
    none: ownRolesCard(language, []),
  }),

  signedOutCard: ({ language }) => ({
    out: signedOutCard(language, true),
    'out already': signedOutCard(language, false),
  }),

  signInFailedCard: ({ language }) => ({
    expired: signInFailedCard(language, 'expired'),
    unavailable: signInFailedCard(language, 'unavailable'),
    'consent missing': signInFailedCard(language, 'consent-missing'),
    'other account': signInFailedCard(language, 'other-account'),
  }),

  signInHereCard: ({ language }) => ({
    'sign in': signInHereCard(language, 'sign-in'),
    'sign out': signInHereCard(language, 'sign-out'),
  }),

  signOutFailedCard: ({ language }) => ({ failed: signOutFailedCard(language) }),

  agreementAcceptedCard: (reader, { typed }) => ({
    accepted: agreementAcceptedCard(reader, { acceptedAt: instant(NOW), acceptedBy: typed(256) }),
  }),

  companyProfileCard: (_reader, { actors, profiled, accounts }) => ({
    'of a provider': companyProfileCard(actors['indirect-provider'], profiled),
    'of a reseller': companyProfileCard(actors['indirect-reseller'], accounts.active),
    'to a user without a role': companyProfileCard(actors['a user without a role'], accounts.active),
  }),

  companyProfileFormCard: (reader, { profiled, accounts, profileProblems }) => ({
    'of a provider': companyProfileFormCard(reader, profiled, PROMPT),
    'of a reseller': companyProfileFormCard(reader, accounts.active, PROMPT),
    refused: companyProfileFormCard(
      reader,
      profiled,
      refused(new InvalidInput({ ...profileProblems, website: { code: 'website' } }), companyProfileAnswers(profiled)),
    ),
  }),

  notificationsCard: ({ language }, { member }) => {
    const user = { ...member, language };
    const quietHours = { from: '22:00', to: '06:30', timeZone: 'Europe/Zurich' };
    return {
      on: notificationsCard(user),
      off: notificationsCard({ ...user, muted: true }),
      'with quiet hours': notificationsCard({ ...user, quietHours, declinedNotices: ['customers'] }, { isSaved: true }),
      'none wanted': notificationsCard({ ...user, declinedNotices: ['enrollment', 'partnerships', 'customers'] }),
      refused: notificationsCard(user, {
        refusal: {
          error: new InvalidInput({ quietTo: { code: 'same-time' }, quietFrom: { code: 'time' } }),
          typed: { kinds: 'customers', quietFrom: '22:00', quietTo: '22:00', timeZone: 'UTC' },
        },
      }),
    };
  },

  partnerAgreementCard: (reader, { actors }) => {
    const { partner } = actors['direct-partner'];
    if (!partner) throw new Error('this actor works for no partner');
    return {
      asked: partnerAgreementCard(reader, partner, PROMPT),
      refused: partnerAgreementCard(
        reader,
        partner,
        refused(new InvalidInput({ accept: { code: 'consent' } }), { accept: 'false' }),
      ),
    };
  },

  readinessCard: (_reader, { actors }) => {
    const { 'a new user': newUser, 'a user without a role': colleague } = actors;
    const [reseller, provider] = [actors['indirect-reseller'], actors['indirect-provider']];
    const results = (checks: readonly Check[], isThere: boolean) => checks.map(check => ({ check, isThere }));
    return {
      'not enrolled': readinessCard(newUser, [{ check: 'account', isThere: false }]),
      'all there': readinessCard(reseller, results([...CHECKS, 'provider'], true)),
      'all missing for a reseller': readinessCard(reseller, results([...CHECKS, 'provider'], false)),
      'all missing for a provider': readinessCard(provider, results([...CHECKS, 'reseller'], false)),
      'for colleagues to add': readinessCard(colleague, results([...CHECKS.slice(1), 'provider'], false)),
    };
  },

  removeUserCard: (reader, { member }) => ({
    asked: removeUserCard(reader, member, PROMPT),
    'the last global admin': removeUserCard(reader, member, refused(new DeskError('last-global-admin'), {})),
  }),

  signInInformationCard: (reader, { member }) => ({
    shown: signInInformationCard(reader, {
      user: { userPrincipalName: 'anna@contoso.example', ...member },
      password: 'Xy7!mnpq#RSTuv23',
    }),
  }),

  overviewCard: (_reader, { actors }) => {
    const some = (number: number, areMore = false) => ({ number, areMore });
    const invitations = { draft: some(1), sent: some(12, true), expired: some(0) };
    const subscriptions = { sold: some(20, true), due: some(3) };
    const of = (who: keyof typeof actors, shown: Overview) => {
      const { partner } = actors[who];
      if (!partner) throw new Error(`There is no partner ${who}`);
      return overviewCard(actors[who], partner, shown);
    };
    return {
      'of a provider': of('indirect-provider', { invitations, customers: some(20, true), subscriptions }),
      'of a reseller': of('indirect-reseller', { invitations, customers: some(4) }),
      'of a new direct partner': of('direct-partner', {
        invitations: { draft: some(0), sent: some(0), expired: some(0) },
        customers: some(0),
        subscriptions: { sold: some(0), due: some(0) },
      }),
      'to somebody without a role': of('indirect-reseller', {}),
    };
  },

  soldCard: (reader, { typed, pages }) => {
    const items = pages.customers.items.map(({ body: customer }, index) => ({
      sold: {
        ...{ id: SubscriptionId.parse(`${index}`), customer: customer.id, name: typed(100) },
        ...(index < 4 && { endsAt: instant(NOW) }),
      },
      customer: { ...customer, id: CustomerId.parse(`${index}`) },
      isDue: index < 2,
    }));
    return {
      none: soldCard(reader, { items: [] }, false),
      full: soldCard(reader, { items, continuation: pages.customers.continuation }, true),
    };
  },

  updateUserCard: (reader, { member }) => ({
    asked: updateUserCard(reader, member, PROMPT),
    'changed meanwhile': updateUserCard(
      reader,
      member,
      refused(new DeskError('changed-meanwhile'), { roles: 'sales-agent' }),
    ),
  }),

  userAddedCard: (reader, { member }) => ({ done: userAddedCard(reader, member) }),

  userRemovedCard: (reader, { member }) => ({ done: userRemovedCard(reader, member) }),

  usersCard: (_reader, { actors, pages }) => ({
    full: usersCard(actors['direct-partner'], { page: pages.users, isLater: true }),
    'to somebody who may not': usersCard(actors['a user without a role'], { page: pages.users, isLater: true }),
    'one without a name': usersCard(actors['direct-partner'], { page: pages.namelessUser, isLater: false }),
  }),

  userUpdatedCard: (reader, { member }) => ({ done: userUpdatedCard(reader, member) }),
};
