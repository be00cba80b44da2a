import type { Customer } from '../../src/domain/customer';
import { CustomerId, Instant, TenantId } from '../../src/domain/ids';
import { Customers } from '../../src/store/documents';
import { openDatabase } from '../../src/store/embedded/database';
import { rowOf } from '../../src/store/embedded/row';
import { type CustomerQuery, customersPage } from '../../src/workflows/customers';
import { openPorts, partner, type TestPorts } from './ports';

const contoso = partner('contoso');
const fabrikam = TenantId.parse('fabrikam');

const customer = (number: number): Customer => {
  const name = String(number).padStart(6, '0');
  return {
    id: CustomerId.parse(`customer-${name}`),
    companyName: `Northwind ${name}`,
    domain: `northwind${name}.example`,
    administrator: `admin@northwind${name}.example`,
    relationship: { state: 'active', since: Instant.parse('2026-01-01T00:00:00.000Z') },
    delegatedAdminPrivileges: 'granted',
    sharedWith: number % 2 === 0 ? [fabrikam] : [],
  };
};

/** All at once, where the store would wait for the disk after each; what is written is the same. */
function addCustomers(directory: string, from: number, to: number): void {
  const database = openDatabase(directory);
  database.transaction(() => {
    for (let number = from; number < to; number += 1) {
      const body = customer(number);
      const row = rowOf(Customers, { id: body.id, body });
      const key = [contoso.tenantId, Customers.kind, row.id];
      database.run(
        `INSERT INTO documents (tenant, kind, id, etag, sort_order, due, expires, body, effects)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...[...key, row.etag, row.sort_order, row.due, row.expires, row.body, row.effects],
      );
      for (const tag of row.tags) {
        database.run(
          'INSERT INTO tags (tenant, kind, id, sort_order, tag) VALUES (?, ?, ?, ?, ?)',
          ...[...key, row.sort_order, tag],
        );
      }
    }
  });
  database.close();
}

describe('a page of the customers', () => {
  let desk: TestPorts;
  beforeAll(async () => {
    desk = await openPorts();
  });
  afterAll(() => desk.close());

  /** What a first page costs, and the one behind it. */
  async function costsOf(query: CustomerQuery): Promise<string[]> {
    const page = (continuation?: string) => customersPage(desk.ports, contoso, { ...query, continuation });
    const { continuation } = await page();
    return [...(await desk.costOf(() => page())), ...(await desk.costOf(() => page(continuation)))];
  }

  it('costs as much when there are 100,000 as when there are 100', async () => {
    const queries: readonly CustomerQuery[] = [
      {},
      { sharedWith: fabrikam },
      { search: 'north' },
      { search: '0000' },
      { search: 'northwind0000', sharedWith: fabrikam },
    ];
    const costs = async () => {
      const all: string[][] = [];
      for (const query of queries) all.push(await costsOf(query));
      return all;
    };
    addCustomers(desk.directory, 0, 100);
    const few = await costs();
    addCustomers(desk.directory, 100, 100_000);
    expect(await costs()).toEqual(few);
    expect(few).toEqual(queries.map(() => ['list customer 5', 'list customer 5']));
  }, 60_000);
});
