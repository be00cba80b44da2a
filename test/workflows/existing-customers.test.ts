import { Customers, LISTED, searchTerm } from '../../src/store/documents';
import { customersPage } from '../../src/workflows/customers';
import { listExistingCustomers } from '../../src/workflows/existing-customers';
import { existing, openPorts, partner, type TestPorts } from './ports';

const contoso = partner('contoso');
const { tenantId } = contoso;

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(() => desk.close());

const list = (companyName = 'Contoso Established Ltd') => listExistingCustomers(desk.ports, tenantId, companyName);
const listed = async () => (await desk.plain.list(Customers, tenantId, { tag: LISTED, limit: 10 })).items;

it('customers from other portals are put on the list, without relationship or privileges', async () => {
  await list();
  expect((await listed()).map(({ body }) => body)).toMatchObject(
    ['Alpine Ski House', 'Coho Winery', 'Lamna Healthcare'].map(companyName => ({
      companyName,
      administrator: '',
      relationship: { state: 'elsewhere', since: desk.now() },
      delegatedAdminPrivileges: 'none',
      sharedWith: [],
    })),
  );
  const found = await desk.plain.list(Customers, tenantId, { search: searchTerm('wine'), limit: 10 });
  expect(found.items.map(({ body }) => body.companyName)).toEqual(['Coho Winery']);
});

it('nobody is put there twice, and whoever has accepted meanwhile stays as they are', async () => {
  await list();
  const [first] = await listed();
  const { body, ...rest } = existing(first);
  const accepted = { ...body, relationship: { state: 'active' as const, since: desk.now() } };
  await desk.plain.replace(Customers, { ...rest, body: accepted, effects: [] });
  expect(await desk.costOf(() => list())).toEqual(['read customer 1', 'read customer 1', 'read customer 1']);
  expect((await listed()).map(item => item.body.relationship.state)).toEqual(['active', 'elsewhere', 'elsewhere']);
});

it('a partner without a book has none', async () => {
  await list('Contoso');
  expect(await listed()).toEqual([]);
});

it('a page of them costs what any page does', async () => {
  await list();
  expect(await desk.costOf(() => customersPage(desk.ports, contoso, {}))).toEqual(['list customer 3']);
});
