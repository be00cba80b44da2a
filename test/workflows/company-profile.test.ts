import type { Actor } from '../../src/domain/actor';
import { companyProfileAnswers } from '../../src/domain/company-profile-form';
import { instant } from '../../src/domain/ids';
import type { PartnerKind } from '../../src/domain/partner';
import { listingPartition, ProviderListings } from '../../src/store/documents';
import { companyProfile, listProvider, updateCompanyProfile } from '../../src/workflows/company-profile';
import { acceptPartnerAgreement, partnerAgreement } from '../../src/workflows/partner-agreement';
import { recordPartnership } from '../../src/workflows/records';
import { verify } from '../../src/workflows/verify';
import { submission } from '../domain/samples';
import { openPorts, partner, person, refusalOf, START, type TestPorts } from './ports';

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(() => desk.close());

const provider = partner('fabrikam', 'indirect-provider');
const active = (partnerKind: PartnerKind) =>
  ({ state: 'active', submission: submission({ partnerKind }), since: instant(START) }) as const;

const complete = {
  ...companyProfileAnswers({
    by: { userId: provider.userId, name: '', language: 'en' },
    enrollment: active('direct-partner'),
  }),
  website: 'fabrikam.example',
  description: 'Clouds',
  services: 'Migration',
  offers: 'training',
  listed: 'true',
};

describe('the company profile', () => {
  const listing = async () =>
    (await desk.plain.read(ProviderListings, listingPartition('US'), provider.tenantId))?.body.companyName;

  it('of a provider is in the directory as long as it is complete and listed', async () => {
    await desk.putAccount(provider, active('indirect-provider'));
    const update = async (shown: number, changes: Record<string, string>) => {
      await updateCompanyProfile(desk.ports, provider, shown, { ...complete, ...changes });
      expect((await desk.account(provider)).effects.map(({ type }) => type)).toContain('list-provider');
      await listProvider(desk.ports, provider.tenantId);
      await listProvider(desk.ports, provider.tenantId);
    };
    await update(0, { description: '' });
    expect(await listing()).toBeUndefined();
    await update(1, {});
    expect(await listing()).toBe('Contoso');
    await update(2, { listed: 'false' });
    expect(await listing()).toBeUndefined();
  });

  it('of a reseller is in no directory', async () => {
    const reseller = partner('contoso');
    await desk.putAccount(reseller, active('indirect-reseller'));
    await updateCompanyProfile(desk.ports, reseller, 0, complete);
    expect((await desk.account(reseller)).effects).toEqual([]);
    await listProvider(desk.ports, reseller.tenantId);
    expect((await desk.plain.list(ProviderListings, listingPartition('US'), { limit: 1 })).items).toEqual([]);
  });

  it('is for active accounts, and to be changed by those who may', async () => {
    expect(await refusalOf(companyProfile(desk.ports, provider))).toBe('not-enrolled');
    await desk.putAccount(provider, { state: 'draft', partnerKind: 'indirect-provider', signInLinks: [] });
    expect(await refusalOf(companyProfile(desk.ports, provider))).toBe('not-enrolled');
    await listProvider(desk.ports, provider.tenantId);
    const sales = partner('fabrikam', 'indirect-provider', ['sales-agent', 'helpdesk-agent', 'billing-admin']);
    expect(await refusalOf(updateCompanyProfile(desk.ports, sales, 0, complete))).toBe('role-missing');
  });
});

describe('the Microsoft Partner Agreement', () => {
  it('is accepted once, by a global admin who has said so', async () => {
    await desk.putAccount(provider, active('indirect-provider'));
    expect(await partnerAgreement(desk.ports, provider)).toBeUndefined();
    expect(await refusalOf(acceptPartnerAgreement(desk.ports, provider, false))).toEqual({
      accept: { code: 'consent' },
    });
    const accepted = await acceptPartnerAgreement(desk.ports, provider, true);
    expect(accepted).toEqual({ acceptedAt: instant(START), acceptedBy: 'Robin Counts' });
    desk.wait(1_000);
    expect(await acceptPartnerAgreement(desk.ports, { ...provider, name: 'Grady Archie' }, true)).toEqual(accepted);
    expect(await partnerAgreement(desk.ports, provider)).toEqual(accepted);
    const agent = partner('fabrikam', 'indirect-provider', ['admin-agent']);
    expect(await refusalOf(acceptPartnerAgreement(desk.ports, agent, true))).toBe('role-missing');
    expect(await refusalOf(partnerAgreement(desk.ports, agent))).toBe('role-missing');
  });
});

describe('verify', () => {
  const missing = async (by: Actor = provider) =>
    (await verify(desk.ports, by)).flatMap(({ check, isThere }) => (isThere ? [] : [check]));

  it('finds what is missing in a few reads, however many people and partners there are', async () => {
    await desk.putAccount(provider, active('indirect-provider'));
    expect(await missing()).toEqual(['admin-agent', 'agreement', 'reseller']);
    await desk.putUser(provider);
    for (const name of ['Anna', 'Bob', 'Carla']) await desk.putUser(person('fabrikam', ['admin-agent'], name));
    for (const reseller of ['contoso', 'tailspin']) {
      await recordPartnership(desk.ports, provider.tenantId, {
        partner: partner(reseller).tenantId,
        partnerRole: 'reseller',
        companyName: reseller,
        mpnId: '1234567',
        country: 'DE',
        providerAccess: 'granted',
        since: instant(START),
      });
    }
    await acceptPartnerAgreement(desk.ports, provider, true);
    expect(await missing()).toEqual([]);
    expect(await desk.costOf(() => verify(desk.ports, provider))).toEqual([
      'read account 1',
      'list user 1',
      'list partnership 1',
    ]);
  });

  it('asks for the enrollment first', async () => {
    expect(await missing(person('nobody'))).toEqual(['account']);
  });
});
