import { DirectoryRefused, DirectoryUnavailable } from '../../src/directory/directory';
import { createGraphDirectory } from '../../src/directory/graph';
import { FakeDirectory } from '../conversation/harness/directory';

const GLOBAL_ADMIN = '62e90394-69f5-4237-9190-012177145e10';
const USER_ADMIN = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
const BILLING_ADMIN = 'b0f54661-2d74-4c50-afa3-1ec803f12efe';

let fake: FakeDirectory;
beforeAll(async () => {
  fake = new FakeDirectory();
  await fake.listen();
});
afterEach(() => {
  fake.misbehave = () => undefined;
  fake.nextLink = undefined;
});
afterAll(() => fake.close());

/** The entry of somebody whom the directory knows so. */
function entryOf(entry: Partial<Parameters<FakeDirectory['entries']['set']>[1]>) {
  fake.entries.set('lee', { id: 'lee-id', ...entry });
  return createGraphDirectory({ url: fake.url, timeout: 300 }).entryOf(fake.clientToken('lee'));
}

const group = (own: object) => ({
  '@odata.type': '#microsoft.graph.group',
  displayName: 'AdminAgents',
  securityEnabled: true,
  mailEnabled: false,
  ...own,
});

describe('the directory', () => {
  it.each([
    [{ roleTemplates: [GLOBAL_ADMIN] }, ['global-admin']],
    [{ roleTemplates: [GLOBAL_ADMIN.toUpperCase()] }, ['global-admin']],
    [{ roleTemplates: [USER_ADMIN, BILLING_ADMIN] }, ['user-management-admin', 'billing-admin']],
    [{ groups: ['AdminAgents', 'HelpdeskAgents', 'SalesAgents'] }, ['admin-agent', 'helpdesk-agent', 'sales-agent']],
    [{ groups: ['AdminAgents'], others: [group({})] }, ['admin-agent']],
    [{}, []],
  ])('says who somebody is: %j', async (entry, roles) => {
    expect(await entryOf(entry)).toEqual({ userId: 'lee-id', roles });
  });

  it.each<[what: string, other: object]>([
    ['a group with a mailbox, which anybody may found', group({ mailEnabled: true })],
    ['a group that secures nothing', group({ securityEnabled: false })],
    ['a group of which it is not said', group({ securityEnabled: null })],
    ['a name in other letters', group({ displayName: 'adminagents' })],
    ['a name with something before', group({ displayName: 'Not AdminAgents' })],
    ['a name that every object has', group({ displayName: 'constructor' })],
    ['something that is no group', group({ '@odata.type': '#microsoft.graph.administrativeUnit' })],
    ['something without a type', { displayName: 'AdminAgents' }],
    [
      'another role',
      { '@odata.type': '#microsoft.graph.directoryRole', roleTemplateId: '729827e3-9c14-49f7-bb1b-9608f156bbb8' },
    ],
  ])('gives no role for %s', async (_what, other) => {
    expect((await entryOf({ others: [other] })).roles).toEqual([]);
  });

  it('reads on where there is more, at its own address only', async () => {
    fake.nextLink = page => (page.includes('skiptoken') ? undefined : `${fake.url}/v1.0/me/memberOf?$skiptoken=1`);
    const before = fake.asked.length;
    expect((await entryOf({ groups: ['SalesAgents'] })).roles).toEqual(['sales-agent']);
    expect(fake.asked.slice(before).filter(question => question.endsWith('memberOf'))).toHaveLength(2);

    const elsewhere = new FakeDirectory();
    await elsewhere.listen();
    for (const address of [`${elsewhere.url}/v1.0/me/memberOf`, `${fake.url}@${elsewhere.url.slice(7)}/`, '/v1.0/me']) {
      fake.nextLink = () => address;
      await expect(entryOf({})).rejects.toThrow(DirectoryUnavailable);
    }
    expect(elsewhere.asked).toEqual([]);
    await elsewhere.close();
  });

  it('does not read for ever', async () => {
    fake.nextLink = () => `${fake.url}/v1.0/me/memberOf?$skiptoken=1`;
    const before = fake.asked.length;
    expect((await entryOf({ groups: ['SalesAgents'] })).roles).toEqual(['sales-agent']);
    expect(fake.asked.slice(before).filter(question => question.endsWith('memberOf'))).toHaveLength(10);
  });

  it.each([
    ['a role', { '@odata.type': '#microsoft.graph.directoryRole', roleTemplateId: null }],
    ['a group', { '@odata.type': '#microsoft.graph.group', displayName: null }],
  ])('that hides the details of %s has not been consented to', async (_what, hidden) => {
    const asking = entryOf({ others: [hidden] });
    await expect(asking).rejects.toThrow(DirectoryRefused);
    await expect(asking).rejects.toMatchObject({ reason: 'consent-missing' });
  });

  it.each<[status: number | 'never', error: unknown, reason: string]>([
    [401, DirectoryRefused, 'token-refused'],
    [403, DirectoryRefused, 'consent-missing'],
    [404, DirectoryUnavailable, 'status 404'],
    [429, DirectoryUnavailable, 'status 429'],
    [500, DirectoryUnavailable, 'status 500'],
    [503, DirectoryUnavailable, 'status 503'],
    [200, DirectoryUnavailable, 'cannot be read'],
    ['never', DirectoryUnavailable, 'no answer in time'],
  ])('that answers %s is waited for or asked to consent', async (status, error, reason) => {
    for (const path of ['/v1.0/me', '/v1.0/me/memberOf']) {
      fake.misbehave = question => (question === `GET ${path}` ? status : undefined);
      const failure: unknown = await entryOf({}).catch((thrown: unknown) => thrown);
      expect(failure).toBeInstanceOf(error);
      expect(String(failure)).toContain(reason);
    }
  });

  it('says nothing of the token when it cannot be reached', async () => {
    const gone = new FakeDirectory();
    await gone.listen();
    const { url } = gone;
    await gone.close();
    const failure: unknown = await createGraphDirectory({ url, timeout: 300 })
      .entryOf('a-secret')
      .catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(DirectoryUnavailable);
    expect(JSON.stringify([String(failure), failure, (failure as Error).stack])).not.toContain('a-secret');
  });
});
