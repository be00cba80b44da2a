import type { Customer } from '../src/domain/customer';
import { CustomerId, Instant, TenantId } from '../src/domain/ids';
import { Customers, LISTED, searchTerm } from '../src/store/documents';
import { openEmbeddedStore } from '../src/store/embedded';
import { observed } from '../src/store/observed';
import type { ListQuery, Store } from '../src/store/store';
import { withDirectory } from './directory';
import { atMost, median, type Row } from './table';

const TENANT = TenantId.parse('contoso');
const SMALL = 1_000;
const SIZES = { quick: [SMALL, 5_000], full: [SMALL, 100_000, 1_000_000] };
/** A page as the customers card shows it. */
const PAGE = 5;
const AT_ONCE = 1_000;
const WORDS = ['Northwind', 'Adatum', 'Tailspin', 'Wingtip', 'Litware', 'Proseware', 'Relecloud', 'Trey', 'Woodgrove'];

/** The first page of the customers, and a search by the beginning of a word, whatever their number. */
export async function measureLists(isQuick: boolean): Promise<Row[]> {
  const [smallest = SMALL, ...larger] = isQuick ? SIZES.quick : SIZES.full;
  const rows: Row[] = [];
  for (const size of larger) {
    rows.push(...(await withBooks(smallest, size, (small, large) => compared(isQuick ? 20 : 400, small, large, size))));
  }
  return rows;
}

const withBooks = <Result>(small: number, large: number, work: (one: Store, other: Store) => Promise<Result>) =>
  withDirectory(smaller =>
    withDirectory(async larger => {
      const stores = [openEmbeddedStore(smaller), openEmbeddedStore(larger)] as const;
      try {
        await fill(stores[0], small);
        await fill(stores[1], large);
        return await work(...stores);
      } finally {
        await Promise.all(stores.map(store => store.close()));
      }
    }),
  );

async function fill(store: Store, size: number): Promise<void> {
  for (let first = 0; first < size; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, size - first) }, (_, index) => first + index);
    await Promise.all(
      numbers.map(number => {
        const body = customer(number);
        return store.create(Customers, { tenant: TENANT, id: body.id, body });
      }),
    );
  }
}

const customer = (number: number): Customer => ({
  id: CustomerId.parse(`customer-${number}`),
  companyName: `${WORDS[number % WORDS.length]} ${number.toString(36)}`,
  domain: `customer-${number}.example`,
  administrator: `anna@customer-${number}.example`,
  relationship: { state: 'active', since: Instant.parse('2026-01-01T00:00:00.000Z') },
  delegatedAdminPrivileges: 'granted',
  sharedWith: [],
});

async function compared(rounds: number, small: Store, large: Store, size: number): Promise<Row[]> {
  const queries: Readonly<Record<string, (round: number) => ListQuery>> = {
    'customers page': () => ({ tag: LISTED, limit: PAGE }),
    'customer search': round => ({ search: searchTerm(WORDS[round % WORDS.length]?.slice(0, 3) ?? ''), limit: PAGE }),
  };
  const rows: Row[] = [];
  for (const [what, query] of Object.entries(queries)) {
    const times = { small: [] as number[], large: [] as number[] };
    let read = { small: 0, large: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const one = await timed(small, query(round));
      const other = await timed(large, query(round));
      times.small.push(one.microseconds);
      times.large.push(other.microseconds);
      read = { small: read.small + one.rows, large: read.large + other.rows };
    }
    const [smallTime, largeTime] = [median(times.small), median(times.large)];
    rows.push({
      what: `${what} of ${size.toLocaleString('en')}`,
      measured: `${largeTime.toFixed(0)} µs, ${(read.large / rounds).toFixed(1)} rows`,
      beside: `of ${SMALL.toLocaleString('en')}: ${smallTime.toFixed(0)} µs, ${(read.small / rounds).toFixed(1)} rows`,
      ...atMost(Math.max(largeTime / smallTime, read.large / read.small), 1.2),
    });
  }
  return rows;
}

async function timed(store: Store, query: ListQuery): Promise<{ microseconds: number; rows: number }> {
  let rows = 0;
  const counted = observed(store, operation => {
    rows += operation.rows;
  });
  const start = performance.now();
  await counted.list(Customers, TENANT, query);
  const microseconds = (performance.now() - start) * 1_000;
  if (rows !== PAGE) throw new Error(`A page of ${rows} customers`);
  return { microseconds, rows };
}
