import { later } from '../../../src/domain/ids';
import { createSandbox } from '../../../src/partner-center/sandbox/sandbox';
import { submission } from '../../domain/samples';
import { openPorts, person, refusalOf, START, type TestPorts } from '../../workflows/ports';

const { tenantId: TENANT } = person('contoso');

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(() => desk.close());

/** The sandbox whose reviewer takes so long. */
const sandbox = (reviewSeconds = 10) => {
  const { clock, ids } = desk.ports;
  return createSandbox({ store: desk.plain, clock, ids, reviewSeconds, publicUrl: () => 'https://desk.example' });
};

describe('the account that holds the partner id', () => {
  const problems = async (userName: string) =>
    (await sandbox().organizationProfiles(TENANT, userName, 'DE')).map(({ active, legal }) => [active, legal.country]);

  it.each(['membership', ' Membership ', 'MEMBERSHIP'])('of %j holds three profiles', async userName => {
    expect(await problems(userName)).toEqual([
      [true, 'DE'],
      [false, 'DE'],
      [true, 'GB'],
    ]);
  });

  it('of "old" holds none that can be used', async () => {
    expect(await problems('old')).toEqual([[false, 'DE']]);
  });

  it.each(['', 'nobody', 'older', 'membership2'])('of %j is unknown', async userName => {
    expect(await refusalOf(sandbox().organizationProfiles(TENANT, userName, 'DE'))).toBe('partner-account-unknown');
  });

  it('of a tenant in Great Britain has its foreign profile elsewhere', async () => {
    const profiles = await sandbox().organizationProfiles(TENANT, 'membership', 'GB');
    expect(profiles.map(({ legal }) => legal.country)).toEqual(['GB', 'GB', 'US']);
  });
});

describe('the reviewer', () => {
  const since = later(START, 0);
  const of = (companyName: string) => submission({ legal: { ...submission().legal, companyName } });

  it('decides when the time is over, and not before', async () => {
    const { vetting } = sandbox(10);
    expect(await vetting(TENANT, of('Contoso'), since)).toEqual({
      vettingStatus: 'pending',
      askAgainAt: later(START, 10_000),
    });
    desk.wait(9_999);
    expect((await vetting(TENANT, of('Contoso'), since)).vettingStatus).toBe('pending');
    desk.wait(1);
    expect(await vetting(TENANT, of('Contoso'), since)).toEqual({ vettingStatus: 'authorized' });
  });

  it('decides at once without a time', async () => {
    expect(await sandbox(0).vetting(TENANT, of('Contoso'), since)).toEqual({ vettingStatus: 'authorized' });
  });

  it.each(['Rejectable', 'The Rejectable Company', 'Rejectable😀'])('rejects %s, and says why', async companyName => {
    const reason = 'The legal business name does not match the public register of the country.';
    expect(await sandbox(0).vetting(TENANT, of(companyName), since)).toEqual({ vettingStatus: 'rejected', reason });
  });

  it.each(['Contoso', 'Reject', 'Rejected', 'Established'])('accepts %s', async companyName => {
    expect(await sandbox(0).vetting(TENANT, of(companyName), since)).toEqual({ vettingStatus: 'authorized' });
  });
});

it('an enrolled tenant always has the same profile', async () => {
  expect(await sandbox().enrolledProfile(TENANT, 'DE')).toEqual(await sandbox().enrolledProfile(TENANT, 'DE'));
});

it('the address of a request is one of our own', () => {
  expect(sandbox().requestUrl('a.b.c')).toBe('https://desk.example/i/a.b.c');
});
