import type { Customer } from '../../src/domain/customer';
import { CustomerId, TenantId } from '../../src/domain/ids';
import { Customers } from '../../src/store/documents';
import { incentivesPage } from '../../src/workflows/incentives';
import { existing, openPorts, partner, type TestPorts } from './ports';

const megan = partner('fabrikam', 'indirect-provider');

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(() => desk.close());

async function putCustomers(number: number, state: 'active' | 'elsewhere' = 'active'): Promise<void> {
  for (let index = 0; index < number; index += 1) {
    const id = CustomerId.parse(`${state}-${index}`);
    const body: Customer = {
      id,
      companyName: `Customer ${state} ${String(index).padStart(3, '0')}`,
      domain: `${id}.example`,
      administrator: '',
      relationship: { state, since: desk.now() },
      delegatedAdminPrivileges: 'none',
      sharedWith: [],
    };
    await desk.plain.create(Customers, { tenant: megan.tenantId, id, body });
  }
}

async function order(customer: string, names: readonly string[], isOnRecord: boolean): Promise<void> {
  const [offer] = await desk.ports.partnerCenter.offers('DE');
  const partnerOnRecord = isOnRecord
    ? { tenantId: TenantId.parse('contoso'), mpnId: '1234567', name: 'Contoso' }
    : undefined;
  const lines = names.map(friendlyName => ({ offer: existing(offer), quantity: 1, friendlyName, partnerOnRecord }));
  await desk.ports.partnerCenter.order(megan.tenantId, CustomerId.parse(customer), `${customer}-${names}`, lines);
}

it('a page of incentives costs the same however many customers there are', async () => {
  await putCustomers(6);
  const cost = await desk.costOf(() => incentivesPage(desk.ports, megan, { search: '' }));
  expect(cost).toEqual(['list customer 5']);
});

it('counts what is on record and what is not, as far as the first page of subscriptions says', async () => {
  await putCustomers(2);
  await order('active-0', ['Mail', 'Office'], true);
  await order('active-0', ['Plan'], false);
  await order('active-1', ['1', '2', '3', '4', '5', '6'], false);
  const { items } = await incentivesPage(desk.ports, megan, { search: '' });
  expect(items.map(({ body: { count, areMore } }) => ({ ...count, areMore }))).toEqual([
    { 'on-record': 2, nobody: 1, others: 0, areMore: false },
    { 'on-record': 0, nobody: 5, others: 0, areMore: true },
  ]);
});

it('a customer without relationship has nothing to count', async () => {
  await putCustomers(1, 'elsewhere');
  expect((await incentivesPage(desk.ports, megan, { search: '' })).items).toEqual([]);
});
