import { companyProfileAnswers, withCompanyProfile } from '../../src/domain/company-profile-form';
import type { Account } from '../../src/domain/enrollment';
import { DeskError } from '../../src/domain/errors';
import { canBeListed, listingOf, missingParts } from '../../src/domain/findability';
import { TenantId } from '../../src/domain/ids';
import type { PartnerKind } from '../../src/domain/partner';
import { accountBy, NOW, submission } from './samples';

const account = (partnerKind: PartnerKind = 'indirect-provider'): Account => ({
  by: accountBy,
  enrollment: { state: 'active', submission: submission({ partnerKind }), since: NOW },
});

const complete = {
  ...companyProfileAnswers(account()),
  website: 'contoso.com',
  description: 'Clouds',
  services: 'Migration',
  offers: 'training,marketing',
  listed: 'true',
};
const tenant = TenantId.parse('contoso');

describe('the company profile', () => {
  it('starts with the contacts of the enrollment', () => {
    expect(companyProfileAnswers(account())).toEqual({
      firstName: 'Robin',
      lastName: 'Counts',
      phoneNumber: '425-555-0100',
      supportEmail: 'support@contoso.com',
      supportTelephone: '425-555-0101',
      supportWebsite: 'https://contoso.com',
      website: '',
      description: '',
      services: '',
    });
  });

  it('changes what is on the form and nothing else, and counts', () => {
    const updated = withCompanyProfile(account(), 0, { ...complete, phoneNumber: '425-555-0199', email: 'x@x.x' });
    expect(updated).toEqual({
      ...account(),
      enrollment: {
        state: 'active',
        since: NOW,
        submission: submission({
          partnerKind: 'indirect-provider',
          contact: { ...submission().contact, phoneNumber: '425-555-0199' },
        }),
      },
      profile: {
        website: 'contoso.com',
        description: 'Clouds',
        services: 'Migration',
        offers: ['training', 'marketing'],
        listed: true,
        revision: 1,
      },
    });
    expect(withCompanyProfile(updated, 1, complete).profile?.revision).toBe(2);
    expect(() => withCompanyProfile(updated, 0, complete)).toThrow(new DeskError('changed-meanwhile'));
  });

  it('is there for active accounts only', () => {
    const draft: Account = {
      by: accountBy,
      enrollment: { state: 'draft', partnerKind: 'indirect-provider', signInLinks: [] },
    };
    expect(() => withCompanyProfile(draft, 0, complete)).toThrow(new DeskError('not-enrolled'));
    expect(listingOf(tenant, draft)).toBeUndefined();
  });
});

describe('being found', () => {
  it('takes a complete profile and the wish', () => {
    expect(missingParts(account())).toEqual(['website', 'description', 'services', 'offers', 'listed']);
    const listed = withCompanyProfile(account(), 0, complete);
    expect(missingParts(listed)).toEqual([]);
    expect(listingOf(tenant, listed)).toEqual({
      tenant,
      companyName: 'Contoso',
      mpnId: '1234567',
      country: 'US',
      description: 'Clouds',
      services: 'Migration',
      website: 'contoso.com',
      training: true,
      marketing: true,
      financing: false,
    });
  });

  it.each(['website', 'description', 'services', 'offers', 'listed'])('is not possible without %s', part => {
    const lacking = withCompanyProfile(account(), 0, { ...complete, [part]: '' });
    expect(missingParts(lacking)).toEqual([part]);
    expect(listingOf(tenant, lacking)).toBeUndefined();
  });

  it.each<[string, Account]>([
    ['a reseller', account('indirect-reseller')],
    ['a direct partner', account('direct-partner')],
    ['a provider of the US Government cloud', { ...account(), cloud: 'us-government' }],
  ])('is not for %s, whatever is sent', (_, each) => {
    const updated = withCompanyProfile(each, 0, complete);
    expect(canBeListed(updated)).toBe(false);
    expect(updated.profile).toMatchObject({ listed: false, offers: [] });
    expect(missingParts(updated)).toEqual([]);
    expect(listingOf(tenant, updated)).toBeUndefined();
  });
});
