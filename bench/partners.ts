import { submissionOf } from '../src/domain/enrollment-form';
import { Instant, TenantId, UserId } from '../src/domain/ids';
import { ACCOUNT_ID, Accounts, Users } from '../src/store/documents';
import type { Store } from '../src/store/store';
import { conversationOf, type Person } from './chat';
import type { Connector } from './connector';

export const personOf = (number: number): Person => ({
  tenantId: `tenant-${number}`,
  userId: `user-${number}`,
  name: 'Megan Bowen',
});

const PROFILE = {
  companyName: 'Fabrikam',
  addressLine1: '1 Main Street',
  addressLine2: '',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
  country: 'US',
  firstName: 'Robin',
  lastName: 'Counts',
  email: 'robin@fabrikam.example',
  phoneNumber: '425-555-0100',
  supportEmail: 'support@fabrikam.example',
  supportTelephone: '425-555-0101',
  supportWebsite: 'https://fabrikam.example',
};

/** An indirect provider that has long been enrolled, and its global admin, who is known to the bot. */
export async function enrolProvider(store: Store, connector: Connector, person: Person): Promise<void> {
  const tenant = TenantId.parse(person.tenantId);
  const id = UserId.parse(person.userId);
  const { name } = person;
  await store.create(Accounts, {
    tenant,
    id: ACCOUNT_ID,
    body: {
      by: { userId: id, name, language: 'en' },
      enrollment: {
        state: 'active',
        submission: submissionOf('indirect-provider', '1234567', PROFILE),
        since: Instant.parse('2026-01-01T00:00:00.000Z'),
      },
    },
  });
  await knowUser(store, connector, person);
}

/** A global admin whom the bot has met. */
export async function knowUser(store: Store, connector: Connector, person: Person): Promise<void> {
  const id = UserId.parse(person.userId);
  const { name } = person;
  await store.create(Users, {
    tenant: TenantId.parse(person.tenantId),
    id,
    body: {
      id,
      name,
      userPrincipalName: `megan@${person.tenantId}.example`,
      roles: ['global-admin', 'admin-agent'],
      language: 'en',
      locale: 'en-US',
      languageChosen: false,
      chat: {
        conversationId: conversationOf(person),
        serviceUrl: connector.url,
        channelId: 'msteams',
        botId: 'bot',
      },
      muted: false,
      unreachable: false,
    },
  });
}
