import { submissionOf } from '../../../src/domain/enrollment-form';
import { Instant, TenantId, UserId } from '../../../src/domain/ids';
import type { PartnerKind } from '../../../src/domain/partner';
import type { Partnership } from '../../../src/domain/partnership';
import type { Language } from '../../../src/domain/user';
import { ACCOUNT_ID, Accounts, Partnerships, Users } from '../../../src/store/documents';
import { openEmbeddedStore } from '../../../src/store/embedded';
import type { Store } from '../../../src/store/store';

const SINCE = Instant.parse('2026-01-01T00:00:00.000Z');

interface Company {
  readonly tenant: TenantId;
  readonly companyName: string;
  readonly partnerKind: PartnerKind;
  readonly mpnId: string;
  readonly user: UserId;
  readonly name: string;
}

/** Those that scripts/playground/*.yml describes. */
const FABRIKAM: Company = {
  tenant: TenantId.parse('5502a073-a82a-4846-a3f6-82a5635f1445'),
  companyName: 'Fabrikam',
  partnerKind: 'indirect-provider',
  mpnId: '4761234',
  user: UserId.parse('bda7f2f4-7928-43d0-9b92-b3821f6cfd5e'),
  name: 'Megan Bowen',
};
const CONTOSO: Company = {
  tenant: TenantId.parse('08ddecf1-3c9f-4623-bfb7-c7a15f7af9d2'),
  companyName: 'Contoso',
  partnerKind: 'indirect-reseller',
  mpnId: '4765678',
  user: UserId.parse('6038e96a-a126-4540-b16d-36fe11a3dc29'),
  name: 'Alex Wilber',
};

/** Both partners and their partnership, as the first story leaves them, and their people with a language. */
export async function enrollBoth(dataDirectory: string, language: Language): Promise<void> {
  const store = openEmbeddedStore(dataDirectory);
  await enroll(store, FABRIKAM, language);
  await enroll(store, CONTOSO, language);
  await recordPartner(store, FABRIKAM, CONTOSO, 'reseller');
  await recordPartner(store, CONTOSO, FABRIKAM, 'provider');
  await store.close();
}

async function enroll(store: Store, company: Company, language: Language): Promise<void> {
  const { tenant, companyName, partnerKind, mpnId, user: id, name } = company;
  const domain = `${companyName.toLowerCase()}.example`;
  const submission = submissionOf(partnerKind, mpnId, {
    ...{ companyName, addressLine1: '1 Main Street', city: 'Redmond', state: 'WA', postalCode: '98052', country: 'US' },
    ...{ firstName: 'Robin', lastName: 'Counts', email: `robin@${domain}`, phoneNumber: '425-555-0100' },
    ...{ supportEmail: `support@${domain}`, supportTelephone: '425-555-0101', supportWebsite: `https://${domain}` },
  });
  const body = {
    by: { userId: id, name, language },
    enrollment: { state: 'active' as const, submission, since: SINCE },
  };
  await store.create(Accounts, { tenant, id: ACCOUNT_ID, body });
  await store.create(Users, {
    ...{ tenant, id },
    body: {
      ...{ id, name, roles: ['global-admin', 'admin-agent'], language, languageChosen: true },
      ...{ locale: { en: 'en-US', de: 'de-DE' }[language], muted: false, unreachable: false },
    },
  });
}

async function recordPartner(
  store: Store,
  { tenant }: Company,
  { tenant: partner, companyName, mpnId }: Company,
  partnerRole: Partnership['partnerRole'],
): Promise<void> {
  const body: Partnership = {
    ...{ partner, partnerRole, companyName, mpnId, country: 'US', providerAccess: 'granted', since: SINCE },
  };
  await store.create(Partnerships, { tenant, id: partner, body });
}
