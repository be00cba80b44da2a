import { COUNTRIES } from '../../../src/domain/country';
import { profileProblem } from '../../../src/domain/enrollment';
import { profileAnswers, submissionOf } from '../../../src/domain/enrollment-form';
import { TenantId } from '../../../src/domain/ids';
import { enrolledProfile, membershipProfiles, oldProfiles } from '../../../src/partner-center/sandbox/profiles';

const tenants = Array.from({ length: 200 }, (_, index) => TenantId.parse(`tenant-${index}`));
const [TENANT = TenantId.parse('contoso')] = tenants;

describe('the profiles of a membership account', () => {
  it.each(COUNTRIES)(
    'for a tenant in %s are one to choose, one that is inactive and one in another country',
    country => {
      const profiles = membershipProfiles(TENANT, country);
      expect(profiles.map(profile => profileProblem(profile, country))).toEqual([
        undefined,
        'inactive',
        'other-country',
      ]);
      expect(new Set(profiles.map(({ mpnId }) => mpnId)).size).toBe(3);
    },
  );

  it('are the same whenever the tenant asks', () => {
    for (const tenant of tenants) {
      expect(membershipProfiles(tenant, 'DE')).toEqual(membershipProfiles(tenant, 'DE'));
    }
  });

  it('are of one company, whichever the country', () => {
    for (const tenant of tenants) {
      const names = COUNTRIES.flatMap(country =>
        membershipProfiles(tenant, country).map(({ legal }) => legal.companyName),
      );
      expect(new Set(names).size).toBe(1);
    }
  });

  it('have partner ids of seven figures, each tenant its own', () => {
    const ids = tenants.map(tenant => membershipProfiles(tenant, 'US')[0]?.mpnId ?? '');
    for (const id of ids) expect(id).toMatch(/^[1-9]\d{6}$/);
    expect(new Set(ids).size).toBe(tenants.length);
  });

  it('can be handed in as they are, in every country', () => {
    for (const country of COUNTRIES) {
      for (const profile of [...membershipProfiles(TENANT, country), enrolledProfile(TENANT, country)]) {
        expect(submissionOf('indirect-reseller', profile.mpnId, profileAnswers(profile))).toEqual({
          partnerKind: 'indirect-reseller',
          mpnId: profile.mpnId,
          legal: profile.legal,
          contact: profile.contact,
          support: profile.support,
        });
      }
    }
  });

  it('write to nobody who exists', () => {
    for (const tenant of tenants) {
      const { contact, support } = enrolledProfile(tenant, 'US');
      expect([contact.email, support.supportEmail, support.supportWebsite]).toEqual([
        expect.stringMatching(/@[a-z]+\.example$/),
        expect.stringMatching(/@[a-z]+\.example$/),
        expect.stringMatching(/^https:\/\/[a-z]+\.example$/),
      ]);
    }
  });
});

it('an old account holds no profile that can be chosen', () => {
  for (const country of COUNTRIES) {
    const profiles = oldProfiles(TENANT, country);
    expect(profiles.filter(profile => profileProblem(profile, country) === undefined)).toEqual([]);
    expect(profiles).not.toEqual([]);
  }
});

it('an enrolled tenant has the profile that it would have chosen', () => {
  for (const tenant of tenants) expect(enrolledProfile(tenant, 'DE')).toEqual(membershipProfiles(tenant, 'DE')[0]);
});
