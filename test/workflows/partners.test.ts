import { partnerOf, partnersPage } from '../../src/workflows/partners';
import { recordPartnership } from '../../src/workflows/records';
import { openPorts, partner, person, refusalOf, type TestPorts } from './ports';

const contoso = partner('contoso');
const fabrikam = partner('fabrikam', 'indirect-provider');

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(() => desk.close());

describe('the indirect providers', () => {
  it('are listed by name, five on a page', async () => {
    const names = ['f', 'B', 'ä', 'c', 'D', 'e'];
    for (const name of names) await desk.connect(contoso, partner(name, 'indirect-provider'));
    const first = await partnersPage(desk.ports, contoso, { role: 'provider' });
    const second = await partnersPage(desk.ports, contoso, { role: 'provider', continuation: first.continuation });
    expect(first.items.map(({ body }) => body.companyName)).toEqual(['Ä', 'B', 'C', 'D', 'E']);
    expect(second.items.map(({ body }) => body.companyName)).toEqual(['F']);
    expect(await desk.costOf(() => partnersPage(desk.ports, contoso, { role: 'provider' }))).toEqual([
      'list partnership 5',
    ]);
  });

  it('are not the indirect resellers', async () => {
    await desk.connect(contoso, fabrikam);
    await recordPartnership(desk.ports, fabrikam.tenantId, {
      partner: contoso.tenantId,
      partnerRole: 'reseller',
      companyName: 'Contoso',
      mpnId: '1',
      country: 'DE',
      providerAccess: 'granted',
      since: desk.now(),
    });
    const namesOf = async (by: typeof contoso, role: 'provider' | 'reseller') =>
      (await partnersPage(desk.ports, by, { role })).items.map(({ body }) => body.companyName);
    expect(await namesOf(contoso, 'provider')).toEqual(['Fabrikam']);
    expect(await namesOf(fabrikam, 'reseller')).toEqual(['Contoso']);
  });

  it.each([
    ['not-enrolled', person('contoso', ['global-admin']), 'provider'],
    ['wrong-partner-kind', fabrikam, 'provider'],
    ['wrong-partner-kind', contoso, 'reseller'],
    ['wrong-partner-kind', partner('wingtip', 'direct-partner'), 'reseller'],
    ['role-missing', partner('contoso', 'indirect-reseller', ['billing-admin']), 'provider'],
  ] as const)('are refused as %s', async (code, by, role) => {
    expect(await refusalOf(partnersPage(desk.ports, by, { role }))).toBe(code);
  });
});

it('one partner is found in the own partition only', async () => {
  await desk.connect(contoso, fabrikam);
  expect((await partnerOf(desk.ports, contoso, fabrikam.tenantId)).companyName).toBe('Fabrikam');
  expect(await refusalOf(partnerOf(desk.ports, partner('wingtip'), fabrikam.tenantId))).toBe('not-found');
  expect(await refusalOf(partnerOf(desk.ports, contoso, contoso.tenantId))).toBe('not-found');
});
