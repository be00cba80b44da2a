import type { Customer } from '../../src/domain/customer';
import { CustomerId, InvitationId, TenantId } from '../../src/domain/ids';
import type { Partnership } from '../../src/domain/partnership';
import { Customers, ORGANIZATION_ID, Organizations, Partnerships } from '../../src/store/documents';
import { listOrganization, recordCustomer, recordPartnership } from '../../src/workflows/records';
import { existing, openPorts, type TestPorts } from './ports';

const contoso = TenantId.parse('contoso');
const fabrikam = TenantId.parse('fabrikam');

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(() => desk.close());

describe('a partnership', () => {
  const partnership = (changes: Partial<Partnership> = {}): Partnership => ({
    partner: fabrikam,
    partnerRole: 'provider',
    companyName: 'Fabrikam',
    mpnId: '1234567',
    country: 'DE',
    providerAccess: 'granted',
    since: desk.now(),
    ...changes,
  });
  const record = (changes: Partial<Partnership> = {}) => recordPartnership(desk.ports, contoso, partnership(changes));
  const stored = async () => existing(await desk.plain.read(Partnerships, contoso, fabrikam));

  it('is recorded', async () => {
    expect(await desk.costOf(() => record())).toEqual(['read partnership 0', 'create partnership 1']);
    expect((await stored()).body).toEqual(partnership());
  });

  it('is left as it is when it is recorded again, also after it was changed', async () => {
    await record();
    const removed = { ...(await stored()), body: partnership({ providerAccess: 'removed' }) };
    await desk.plain.replace(Partnerships, removed);
    expect(await desk.costOf(() => record())).toEqual(['read partnership 1']);
    expect((await stored()).body.providerAccess).toBe('removed');
  });

  it('is replaced by a newer one, never by an older one', async () => {
    const earlier = desk.now();
    desk.wait(1_000);
    await record({ companyName: 'Fabrikam Inc.' });
    await record({ since: earlier });
    expect((await stored()).body.companyName).toBe('Fabrikam Inc.');
    desk.wait(1_000);
    await record({ companyName: 'Fabrikam Ltd.' });
    expect((await stored()).body.companyName).toBe('Fabrikam Ltd.');
  });
});

describe('a customer', () => {
  const customer = (invitation: string, changes: Partial<Customer> = {}): Customer => ({
    id: CustomerId.parse('northwind'),
    companyName: `Northwind of ${invitation}`,
    domain: 'northwind.example',
    administrator: 'alex@northwind.example',
    relationship: { state: 'active', since: desk.now(), invitation: InvitationId.parse(invitation) },
    delegatedAdminPrivileges: 'none',
    sharedWith: [],
    ...changes,
  });
  const record = (recorded: Customer) => recordCustomer(desk.ports, contoso, recorded);
  const stored = async () => existing(await desk.plain.read(Customers, contoso, 'northwind'));

  it('is recorded', async () => {
    expect(await desk.costOf(() => record(customer('one')))).toEqual(['create customer 1']);
    expect((await stored()).body).toEqual(customer('one'));
  });

  it('is left as it is when the same acceptance is recorded again', async () => {
    await record(customer('one'));
    expect(await desk.costOf(() => record(customer('one')))).toEqual(['create customer 0', 'read customer 1']);
  });

  it('keeps the newer relationship and everybody who shares it, in whichever order acceptances arrive', async () => {
    const first = customer('one', { sharedWith: [fabrikam], delegatedAdminPrivileges: 'granted' });
    desk.wait(1_000);
    const second = customer('two');
    for (const each of [second, first, second, first]) await record(each);
    expect((await stored()).body).toEqual({ ...second, delegatedAdminPrivileges: 'granted', sharedWith: [fabrikam] });
  });

  it('keeps both of two acceptances at once', async () => {
    const first = customer('one', { sharedWith: [fabrikam] });
    const second = customer('two', { delegatedAdminPrivileges: 'granted' });
    await Promise.all([record(first), record(second)]);
    expect((await stored()).body).toMatchObject({ sharedWith: [fabrikam], delegatedAdminPrivileges: 'granted' });
  });
});

describe('an organisation', () => {
  const stored = async (domain: string) =>
    (await desk.plain.read(Organizations, TenantId.parse(domain), ORGANIZATION_ID))?.body;

  it('is known by its domain', async () => {
    await listOrganization(desk.ports, contoso, 'contoso.com', 'Contoso');
    expect(await stored('contoso.com')).toEqual({ tenant: contoso, companyName: 'Contoso' });
  });

  it('is not replaced by another with the same domain', async () => {
    await listOrganization(desk.ports, contoso, 'contoso.com', 'Contoso');
    await listOrganization(desk.ports, fabrikam, 'contoso.com', 'Fabrikam');
    expect(await stored('contoso.com')).toEqual({ tenant: contoso, companyName: 'Contoso' });
  });

  it('with a domain beyond measure is left out, so that its effect is not tried for ever', async () => {
    expect(await desk.costOf(() => listOrganization(desk.ports, contoso, `${'x'.repeat(230)}.example`, 'X'))).toEqual(
      [],
    );
  });
});
