import { CustomerId, InvitationId, TenantId } from '../../src/domain/ids';
import { customersPage } from '../../src/workflows/customers';
import { recordCustomer } from '../../src/workflows/records';
import { openPorts, partner, person, refusalOf, type TestPorts } from './ports';

const contoso = partner('contoso');
const fabrikam = TenantId.parse('fabrikam');
const wingtip = TenantId.parse('wingtip');

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(() => desk.close());

async function accepts(companyName: string, sharedWith: readonly TenantId[] = [], tenant = contoso.tenantId) {
  await recordCustomer({ ...desk.ports, store: desk.plain }, tenant, {
    id: CustomerId.parse(`customer-${companyName}`),
    companyName,
    domain: 'northwind.example',
    administrator: 'alex@northwind.example',
    relationship: { state: 'active', since: desk.now(), invitation: InvitationId.parse(`invitation-${companyName}`) },
    delegatedAdminPrivileges: 'granted',
    sharedWith: [...sharedWith],
  });
}

/** The names on every page. */
async function pages(query: { sharedWith?: TenantId; search?: string } = {}): Promise<string[][]> {
  const read: string[][] = [];
  let continuation: string | undefined;
  do {
    const page = await customersPage(desk.ports, contoso, { ...query, continuation });
    read.push(page.items.map(({ body }) => body.companyName));
    continuation = page.continuation;
  } while (continuation !== undefined);
  return read;
}

describe('the customers', () => {
  it('are listed by name, without regard to case and accents, five on a page', async () => {
    for (const name of ['Zett', 'Ärzte AG', 'abc', 'Oslo', 'Österreich GmbH', 'Ostsee', 'ABD']) await accepts(name);
    expect(await pages()).toEqual([
      ['abc', 'ABD', 'Ärzte AG', 'Oslo', 'Österreich GmbH'],
      ['Ostsee', 'Zett'],
    ]);
  });

  it('are none at first', async () => {
    expect(await pages()).toEqual([[]]);
  });

  it('end with a full page when there are no more', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await accepts(name);
    expect(await pages()).toEqual([['a', 'b', 'c', 'd', 'e']]);
  });

  it('of a provider are those that are shared with it', async () => {
    await accepts('a');
    await accepts('b', [fabrikam]);
    await accepts('c', [wingtip]);
    await accepts('d', [wingtip, fabrikam]);
    expect(await pages({ sharedWith: fabrikam })).toEqual([['b', 'd']]);
    expect(await pages({ sharedWith: wingtip })).toEqual([['c', 'd']]);
    expect(await pages({ sharedWith: TenantId.parse('nobody') })).toEqual([[]]);
  });

  it('of a provider are searched on full pages, however many others are found as well', async () => {
    for (let number = 10; number < 30; number += 1) await accepts(`Northwind ${number}`, number > 23 ? [fabrikam] : []);
    const found = [24, 25, 26, 27, 28, 29].map(number => `Northwind ${number}`);
    expect(await pages({ sharedWith: fabrikam, search: 'NORTH' })).toEqual([found.slice(0, 5), found.slice(5)]);
    expect(await pages({ sharedWith: fabrikam, search: '2' })).toEqual([found.slice(0, 5), found.slice(5)]);
    expect(await pages({ sharedWith: wingtip, search: 'north' })).toEqual([[]]);
    expect((await pages({ search: 'north' })).flat()).toHaveLength(20);
  });

  it('of another tenant are never seen', async () => {
    await accepts('a', [contoso.tenantId], fabrikam);
    expect(await pages()).toEqual([[]]);
    expect(await pages({ sharedWith: contoso.tenantId })).toEqual([[]]);
  });

  it.each([
    ['not-enrolled', person('contoso', ['global-admin'])],
    ['role-missing', partner('contoso', 'indirect-reseller', ['billing-admin', 'user-management-admin'])],
  ])('are refused as %s', async (code, by) => {
    expect(await refusalOf(customersPage(desk.ports, by, {}))).toBe(code);
  });
});
