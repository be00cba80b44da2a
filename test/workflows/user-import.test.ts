import { CustomerId, instant } from '../../src/domain/ids';
import { counted, type UserImport } from '../../src/domain/user-import';
import { Customers, UserImports } from '../../src/store/documents';
import type { Ports } from '../../src/workflows/ports';
import {
  checkUserFile,
  goOnWithUserImport,
  showSignIns,
  startUserImport,
  userImportOf,
} from '../../src/workflows/user-import';
import { submission } from '../domain/samples';
import { openPorts, partner, refusalOf, type TestPorts } from './ports';

const contoso = partner('contoso');
const { tenantId: TENANT } = contoso;
const NORTHWIND = CustomerId.parse('northwind');
const DOMAIN = 'northwind.example';

let desk: TestPorts;
let ports: Ports;
beforeEach(async () => {
  desk = await openPorts();
  ports = desk.ports;
  await desk.putAccount(contoso, { state: 'active', submission: submission(), since: desk.now() });
  await desk.plain.create(Customers, {
    tenant: TENANT,
    id: NORTHWIND,
    body: {
      id: NORTHWIND,
      companyName: 'Northwind',
      domain: DOMAIN,
      administrator: 'anna@northwind.example',
      relationship: { state: 'active', since: desk.now() },
      delegatedAdminPrivileges: 'granted',
      sharedWith: [],
    },
  });
});
afterEach(() => desk.close());

const file = (...names: readonly string[]) =>
  Buffer.from(['Display name,Email', ...names.map(name => `${name},${name.toLowerCase()}`)].join('\n'));
const check = (...names: readonly string[]) => checkUserFile(ports, contoso, NORTHWIND, file(...names));
const start = ({ id }: UserImport) => startUserImport(ports, contoso, id, { usageLocation: 'DE' }, 'card-1');
const begun = async (...names: readonly string[]) => start(await check(...names));
const present = ({ id }: UserImport) => userImportOf(ports, contoso, id);
const goOn = ({ id }: UserImport, by: Ports = ports) => goOnWithUserImport(by, TENANT, id);
const states = async (userImport: UserImport) => (await present(userImport)).rows.map(({ result }) => result.state);
const effectsOf = async ({ id }: UserImport) => (await desk.plain.read(UserImports, TENANT, id))?.effects ?? [];

async function names(): Promise<string[]> {
  const page = await ports.partnerCenter.users(NORTHWIND, { deleted: false });
  return page.items.map(({ user }) => user.displayName);
}

/** Partner Center as it is before this user: it fails with an error, once. */
function failingAt(name: string, error = new Error('Partner Center is away')): Ports {
  let hasFailed = false;
  const { partnerCenter } = ports;
  return {
    ...ports,
    partnerCenter: {
      ...partnerCenter,
      async createUser(customer, user) {
        if (user.displayName !== name || hasFailed) return partnerCenter.createUser(customer, user);
        hasFailed = true;
        throw error;
      },
    },
  };
}

it('a check creates nobody, and a start only says what is to be done', async () => {
  const userImport = await begun('Anna', 'Bram');
  expect(await names()).toEqual([]);
  expect(await states(userImport)).toEqual(['new', 'new']);
  expect(await effectsOf(userImport)).toMatchObject([
    { type: 'create-customer-users', userImport: userImport.id },
    { type: 'record', entries: [{ entry: { action: 'customer-users-uploaded', users: 2 } }] },
  ]);
});

it('a second start changes nothing', async () => {
  const userImport = await begun('Anna');
  await goOn(userImport);
  expect(await startUserImport(ports, contoso, userImport.id, { usageLocation: 'CH' }, 'card-2')).toMatchObject({
    status: { state: 'finished', usageLocation: 'DE', activityId: 'card-1' },
  });
  expect((await effectsOf(userImport)).filter(({ type }) => type === 'create-customer-users')).toHaveLength(1);
});

it('users are created in batches, with what is shown brought up to date after each', async () => {
  const userImport = await begun(...Array.from({ length: 120 }, (_, index) => `User${index}`));
  expect(await goOn(userImport)).toBe('2026-03-02T10:00:01.000Z');
  expect(counted(await present(userImport))).toMatchObject({ created: 50, new: 70 });
  expect(await effectsOf(userImport)).toMatchObject([
    { type: 'create-customer-users' },
    { type: 'record' },
    { type: 'show-user-import', user: contoso.userId, userImport: userImport.id },
  ]);
  expect(await goOn(userImport)).toBeDefined();
  expect(await goOn(userImport)).toBeUndefined();
  expect(await present(userImport)).toMatchObject({ status: { state: 'finished' } });
  expect(counted(await present(userImport))).toMatchObject({ created: 120, new: 0, exists: 0 });
  expect(await effectsOf(userImport)).toHaveLength(3);
  expect(await goOn(userImport)).toBeUndefined();
});

describe('a process that dies', () => {
  const dies = async () => {
    throw new Error('killed');
  };
  const lives = async () => undefined;

  it('before anybody is created loses nobody', async () => {
    const userImport = await begun('Anna', 'Bram');
    desk.beforeNextWrites(dies);
    await expect(goOn(userImport)).rejects.toThrow('killed');
    expect(await goOn(userImport)).toBeUndefined();
    expect(await states(userImport)).toEqual(['created', 'created']);
  });

  it('after users were created and before it could say so creates nobody twice, and says that it was them', async () => {
    const userImport = await begun('Anna', 'Bram');
    desk.beforeNextWrites(lives, dies);
    await expect(goOn(userImport)).rejects.toThrow('killed');
    expect(await names()).toEqual(['Anna', 'Bram']);
    expect(await states(userImport)).toEqual(['creating', 'creating']);
    await goOn(userImport);
    expect(await states(userImport)).toEqual(['created', 'created']);
    expect(await names()).toEqual(['Anna', 'Bram']);
    const { signIns } = await showSignIns(ports, contoso, userImport.id, 0);
    expect(signIns).toMatchObject([{ password: expect.any(String) }, { password: expect.any(String) }]);
  });

  it('does not take somebody else of the same user name for its own', async () => {
    const userImport = await begun('Anna', 'Bram');
    desk.beforeNextWrites(lives, dies);
    await expect(goOn(userImport, failingAt('Anna', new Error('killed')))).rejects.toThrow('killed');
    await ports.partnerCenter.createUser(NORTHWIND, {
      userPrincipalName: `anna@${DOMAIN}`,
      displayName: 'Another Anna',
      firstName: '',
      lastName: '',
      usageLocation: 'DE',
      licenses: [],
      roles: [],
    });
    await goOn(userImport);
    expect(await states(userImport)).toEqual(['exists', 'created']);
  });
});

it('what was done before Partner Center failed is known, and the rest follows', async () => {
  const userImport = await begun('Anna', 'Bram', 'Cleo');
  const failing = failingAt('Bram');
  await expect(goOn(userImport, failing)).rejects.toThrow('away');
  expect(await states(userImport)).toEqual(['created', 'creating', 'creating']);
  await goOn(userImport, failing);
  expect(await states(userImport)).toEqual(['created', 'created', 'created']);
});

it('whoever was added meanwhile by somebody else is left as they are', async () => {
  const userImport = await begun('Anna', 'Bram');
  await goOn(await begun('Bram'));
  await goOn(userImport);
  expect(await states(userImport)).toEqual(['created', 'exists']);
  expect((await check('Anna', 'ANNA', 'Cleo')).rows.map(({ result }) => result)).toEqual([
    { state: 'exists' },
    { state: 'repeated', line: 2 },
    { state: 'new' },
  ]);
});

it('nobody is created for a customer that is none any more, and the report says why', async () => {
  const userImport = await begun('Anna');
  const stored = await desk.plain.read(Customers, TENANT, NORTHWIND);
  if (!stored) throw new Error('there is no customer');
  const relationship = { ...stored.body.relationship, state: 'removed' as const, removedAt: desk.now() };
  await desk.plain.replace(Customers, { ...stored, body: { ...stored.body, relationship } });
  expect(await goOn(userImport)).toBeUndefined();
  const after = await desk.plain.read(UserImports, TENANT, userImport.id);
  expect(after?.body.rows.map(({ result }) => result)).toEqual([{ state: 'failed', code: 'relationship-missing' }]);
  expect(await names()).toEqual([]);
});

describe('sign-in information', () => {
  const finished = async (...people: readonly string[]) => {
    const userImport = await begun(...people);
    await goOn(userImport);
    return userImport.id;
  };

  it('is shown once, to whoever comes first, ten at a time', async () => {
    const id = await finished(...Array.from({ length: 12 }, (_, index) => `User${index}`));
    const [first, second] = await Promise.allSettled([
      showSignIns(ports, contoso, id, 0),
      showSignIns(ports, contoso, id, 0),
    ]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect((await showSignIns(ports, contoso, id, 10)).signIns).toHaveLength(2);
    expect(await refusalOf(showSignIns(ports, contoso, id, 12))).toBe('already-shown');
  });

  it('says why there is none of somebody who was deleted meanwhile', async () => {
    const id = await finished('Anna', 'Bram');
    const anna = await ports.partnerCenter.userNamed(NORTHWIND, `anna@${DOMAIN}`);
    if (!anna) throw new Error('there is no Anna');
    const deleted = { ...anna.user, deletedAt: instant(ports.clock.now()) };
    await ports.partnerCenter.updateUser(NORTHWIND, { user: deleted, etag: anna.etag });
    const { signIns } = await showSignIns(ports, contoso, id, 0);
    expect(signIns).toMatchObject([{ refusal: { code: 'not-found' } }, { password: expect.any(String) }]);
  });
});

it('another partner finds nothing', async () => {
  const { id } = await begun('Anna');
  const stranger = partner('tailspin');
  expect(await refusalOf(userImportOf(ports, stranger, id))).toBe('not-found');
  expect(await refusalOf(startUserImport(ports, stranger, id, {}, undefined))).toBe('not-found');
  expect(await refusalOf(checkUserFile(ports, stranger, NORTHWIND, file('Anna')))).toBe('not-found');
});
