import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CustomerProfile } from '../../src/domain/customer-profile';
import { type CustomerId, instant, TenantId } from '../../src/domain/ids';
import type { Offer } from '../../src/domain/offer';
import type { NewCustomerUser } from '../../src/partner-center/customer-users';
import { createSandbox } from '../../src/partner-center/sandbox/sandbox';
import type { OrderLine } from '../../src/partner-center/subscriptions';
import { openEmbeddedStore } from '../../src/store/embedded';
import { observed } from '../../src/store/observed';
import type { Store } from '../../src/store/store';
import { customerIdOf } from '../../src/workflows/customer-id';
import { existing } from '../workflows/ports';

export const FABRIKAM = TenantId.parse('fabrikam');
export const CONTOSO = TenantId.parse('contoso');
export const NORTHWIND = customerIdOf('northwind.onmicrosoft.com');

/** The sandbox on a store of its own, with a clock that stands still until it is moved. */
export async function openSandbox() {
  const directory = await mkdtemp(join(tmpdir(), 'partner-desk-sandbox-'));
  let time = Date.parse('2026-03-02T10:00:00.000Z');
  let operations: string[] = [];
  let interference: { readonly kind: string; readonly work: () => Promise<unknown> } | undefined;
  const clock = { now: () => new Date(time) };
  const ids = { next: () => randomUUID(), secret: () => randomUUID() };

  const start = () => {
    const store = openEmbeddedStore(directory, clock.now);
    const counted = observed(store, ({ name, kind }) => operations.push(`${name} ${kind}`));
    const interfered = async (kind: string) => {
      if (interference?.kind !== kind) return;
      const { work } = interference;
      interference = undefined;
      await work();
    };
    const watched: Store = {
      ...counted,
      async create(kind, document) {
        await interfered(kind.kind);
        return counted.create(kind, document);
      },
      async replace(kind, document) {
        await interfered(kind.kind);
        return counted.replace(kind, document);
      },
    };
    const partnerCenter = createSandbox({ store: watched, clock, ids, publicUrl: () => '', reviewSeconds: 0 });
    return { store, partnerCenter };
  };

  let running = start();
  return {
    get partnerCenter() {
      return running.partnerCenter;
    },
    now: () => instant(clock.now()),
    setTime(moment: string): void {
      time = Date.parse(moment);
    },
    wait(milliseconds: number): void {
      time += milliseconds;
    },
    /** The same documents in another process. */
    async restart(): Promise<void> {
      await running.store.close();
      running = start();
    },
    /** The operations of the store that a piece of work takes, in order. */
    async costOf(work: () => Promise<unknown>): Promise<string[]> {
      operations = [];
      await work();
      return operations;
    },
    /** Something that happens right before the next document of the kind is written. */
    beforeNextWriteOf(kind: string, work: () => Promise<unknown>): void {
      interference = { kind, work };
    },
    /** Every byte that was written. */
    async disk(): Promise<string> {
      const files = await readdir(directory);
      const contents = await Promise.all(files.map(file => readFile(join(directory, file), 'latin1')));
      return contents.join('\n');
    },
    async close(): Promise<void> {
      await running.store.close();
      await rm(directory, { recursive: true });
    },
  };
}

export type OpenedSandbox = Awaited<ReturnType<typeof openSandbox>>;

export const profile = (changes: Partial<CustomerProfile> = {}): CustomerProfile => ({
  companyName: 'Northwind Traders',
  domain: 'northwind.onmicrosoft.com',
  organizationRegistrationNumber: '',
  addressLine1: '1 Main Street',
  addressLine2: '',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
  country: 'US',
  firstName: 'Anna',
  lastName: 'Lidman',
  email: 'anna@northwind.example',
  phoneNumber: '425-555-0100',
  ...changes,
});

export const newUser = (name: string, changes: Partial<NewCustomerUser> = {}): NewCustomerUser => ({
  userPrincipalName: `${name.toLowerCase()}@northwind.onmicrosoft.com`,
  displayName: name,
  firstName: name,
  lastName: '',
  usageLocation: 'US',
  licenses: [],
  roles: [],
  ...changes,
});

export const license = (changes: Partial<Offer> = {}): Offer => ({
  catalogItemId: 'CFQ7TTC0LH18:0001:SANDBOX00P1Y',
  title: 'Microsoft 365 Business Basic',
  kind: 'license',
  termDuration: 'P1Y',
  billingCycle: 'annual',
  minimumQuantity: 1,
  maximumQuantity: 300,
  ...changes,
});

export const azurePlan = license({
  catalogItemId: 'DZH318Z0BPS6:0001:SANDBOX00P1M',
  title: 'Azure plan',
  kind: 'azure-plan',
  termDuration: 'P1M',
  billingCycle: 'monthly',
  maximumQuantity: 1,
});

export const line = (quantity: number, changes: Partial<OrderLine> = {}): OrderLine => ({
  offer: license(),
  quantity,
  friendlyName: 'Everybody',
  partnerOnRecord: undefined,
  ...changes,
});

/** Every item of a list, and how many there were on each page. */
export async function allPages<Item>(
  read: (continuation: string | undefined) => Promise<{ items: readonly Item[]; continuation?: string | undefined }>,
): Promise<{ items: Item[]; sizes: number[] }> {
  const items: Item[] = [];
  const sizes: number[] = [];
  let continuation: string | undefined;
  do {
    const page = await read(continuation);
    items.push(...page.items);
    sizes.push(page.items.length);
    continuation = page.continuation;
  } while (continuation !== undefined && sizes.length < 100);
  return { items, sizes };
}

/** The first subscription of an order. */
export async function ordered(sandbox: OpenedSandbox, customer: CustomerId, ...lines: readonly OrderLine[]) {
  return existing((await sandbox.partnerCenter.order(FABRIKAM, customer, randomUUID(), lines))[0]);
}
