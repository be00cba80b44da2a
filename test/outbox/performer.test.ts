import { type Effect, effectOf, setAside } from '../../src/domain/effect';
import { CustomerId, InvitationId, OrderId, TenantId, UserImportId } from '../../src/domain/ids';
import { type MailMessage, MailRefused } from '../../src/mail/mail';
import type { Chats, Delivery } from '../../src/outbox/chat';
import { DONE, type Outcome, type Performer, REPEATABLE } from '../../src/outbox/outcome';
import { createPerformer } from '../../src/outbox/performer';
import {
  Customers,
  ORGANIZATION_ID,
  Orders,
  Organizations,
  Partnerships,
  UserImports,
  Users,
} from '../../src/store/documents';
import { submission } from '../domain/samples';
import { existing, openPorts, partner, person, type TestPorts } from '../workflows/ports';

const contoso = partner('contoso');
const fabrikam = TenantId.parse('fabrikam');
const { tenantId: TENANT, userId: user } = contoso;

let desk: TestPorts;
let performer: Performer;
/** What was said in which chat. */
let said: string[];
let mails: MailMessage[];
let delivery: Delivery;
beforeEach(async () => {
  desk = await openPorts();
  said = [];
  mails = [];
  delivery = { status: 'delivered' };
  const answer = async (words: string) => {
    said.push(words);
    return delivery;
  };
  const chats: Chats = {
    tell: (tenant, { id }, { kind }) => answer(`tell ${tenant} ${id} ${kind}`),
    tellShared: (tenant, { chat }, { kind }) => answer(`tell ${tenant} ${chat.conversationId} ${kind}`),
    updateInvitationCard: (tenant, { id }, activityId, { status }) =>
      answer(`update ${tenant} ${id} ${activityId} ${status.state}`),
    updateAccountCard: ({ id }, activityId, { enrollment }) => answer(`update ${id} ${activityId} ${enrollment.state}`),
    showSetupInfo: ({ id }, { id: order }) => answer(`setup info ${id} ${order}`),
    showUserImport: ({ id }, { id: userImport, status }) => answer(`users ${id} ${userImport} ${status.state}`),
    resume: (tenant, { id }) => answer(`resume ${tenant} ${id}`),
  };
  performer = createPerformer(desk.ports, {
    mail: {
      async send(message) {
        if (message.to.startsWith('nobody@')) throw new MailRefused(550);
        if (message.to.startsWith('busy@')) throw new Error('450 mailbox busy');
        mails.push(message);
      },
    },
    chats,
  });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await desk.close();
});

type Content = Parameters<typeof effectOf>[2];
const effect = (content: Content, attempts = 1): Effect => ({ ...effectOf('id', desk.now(), content), attempts });
const perform = (content: Content, attempts?: number) => performer.perform(effect(content, attempts), TENANT, keep);
const keep = async () => undefined;

describe('a notice', () => {
  const content: Content = {
    type: 'notify',
    tenant: TENANT,
    users: [user],
    roles: [],
    notice: { kind: 'enrollment-under-review', companyName: 'Contoso' },
    told: [],
    telling: [],
  };

  it('is told to those whom it names', async () => {
    await desk.putUser(contoso);
    expect(await perform(content)).toEqual(REPEATABLE);
    expect(said).toEqual([`tell contoso ${user} enrollment-under-review`]);
  });
});

it.each<Content>([
  { type: 'resume-chat', user },
  {
    type: 'notify',
    tenant: TENANT,
    users: [user],
    roles: [],
    notice: { kind: 'enrollment-under-review', companyName: 'Contoso' },
    told: [],
    telling: [],
  },
])('what was set aside is given up when its time is over: $type', async content => {
  await desk.putUser(contoso);
  const aside = setAside(effect(content), { state: 'ambiguous', since: desk.now(), statusCode: 502 });
  const failure = new Error(`given up: ambiguous since ${desk.now()}`);
  expect(await performer.perform(aside, TENANT, keep)).toEqual({ done: true, failure });
  expect(said).toEqual([]);
});

it('a mail is sent', async () => {
  const letter = { kind: 'enrollment-active', companyName: 'Contoso' } as const;
  expect(await perform({ type: 'mail', to: 'robin@contoso.com', language: 'en', letter })).toEqual(DONE);
  expect(mails).toMatchObject([{ to: 'robin@contoso.com' }]);
});

it('a mail that is refused for good is left to the operator, any other failure is thrown', async () => {
  const letter = { kind: 'enrollment-active', companyName: 'Contoso' } as const;
  const failure = new MailRefused(550);
  const refused: Content = { type: 'mail', to: 'nobody@contoso.com', language: 'en', letter };
  const stuck = { state: 'undeliverable', since: desk.now(), reason: 'refused', statusCode: 550 } as const;
  expect(await perform(refused)).toEqual({ done: true, failure, aside: [setAside(effect(refused), stuck)] });
  await expect(perform({ type: 'mail', to: 'busy@contoso.com', language: 'en', letter })).rejects.toThrow('450');
});

describe.each<[string, (id: InvitationId) => Content, string, Outcome]>([
  [
    "an invitation's card",
    invitation => ({ type: 'update-invitation-card', user, activityId: 'card-1', invitation }),
    `update contoso ${user} card-1 draft`,
    REPEATABLE,
  ],
  [
    "an enrolment's card",
    () => ({ type: 'update-account-card', user, activityId: 'card-1' }),
    `update ${user} card-1 under-review`,
    REPEATABLE,
  ],
  ['a chat that waits', () => ({ type: 'resume-chat', user }), `resume contoso ${user}`, DONE],
])('%s', (_, content, words, outcome) => {
  beforeEach(async () => {
    await desk.putAccount(contoso, { state: 'under-review', submission: submission(), since: desk.now() });
  });

  const made = async () => content((await desk.invite(contoso)).invitation.id);

  it('is brought up to date', async () => {
    await desk.putUser(contoso);
    expect(await perform(await made())).toEqual(outcome);
    expect(said).toEqual([words]);
  });

  it('is left alone when nobody knows its user', async () => {
    expect(await perform(await made())).toEqual(DONE);
    expect(said).toEqual([]);
  });

  it.each([
    [1, undefined, '2026-03-02T10:00:02.000Z'],
    [3, undefined, '2026-03-02T10:00:08.000Z'],
    [50, undefined, '2026-03-02T10:00:20.000Z'],
    [1, 5_000, '2026-03-02T10:00:05.500Z'],
    [50, 900_000, '2026-03-02T10:16:30.000Z'],
  ])('waits when it is refused for the %dth time for %s ms until %s', async (attempts, retryAfterMilliseconds, due) => {
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    await desk.putUser(contoso);
    delivery = { status: 'refused', retryAfterMilliseconds };
    const asked = await made();
    expect(await perform(asked, attempts)).toEqual({ done: false, due, effect: effect(asked, attempts) });
  });

  it('is kept with its user when the chat takes nothing', async () => {
    await desk.putUser(contoso);
    delivery = { status: 'unreachable', reason: 'blocked', statusCode: 403 };
    const asked = await made();
    expect(await perform(asked)).toEqual(outcome);
    const { body, effects } = existing(await desk.plain.read(Users, TENANT, user));
    expect(body).toMatchObject({ unreachable: true, unreachableBecause: 'blocked' });
    const stuck = { state: 'undeliverable', since: desk.now(), reason: 'blocked', statusCode: 403 } as const;
    expect(effects).toEqual([setAside(effect(asked), stuck)]);
  });

  it('is left to the operator when it is not as it should be', async () => {
    await desk.putUser(contoso);
    delivery = { status: 'rejected', statusCode: 413 };
    const asked = await made();
    const stuck = { state: 'undeliverable', since: desk.now(), reason: 'refused', statusCode: 413 } as const;
    expect(await perform(asked)).toEqual({ done: true, aside: [setAside(effect(asked), stuck)] });
    expect((await desk.user(contoso)).unreachable).toBe(false);
  });
});

it('a chat that goes on and may have shown it goes on', async () => {
  await desk.putUser(contoso);
  delivery = { status: 'ambiguous', statusCode: 502 };
  expect(await perform({ type: 'resume-chat', user })).toEqual(DONE);
});

it("an invitation's card shows what the document says that the effect lies in", async () => {
  await desk.putUser(contoso);
  const { invitation } = await desk.invite(contoso);
  const update = effect({ type: 'update-invitation-card', user, activityId: 'card-1', invitation: invitation.id });
  const body = { ...invitation, status: { state: 'sent', sentAt: desk.now() } };
  const others = { ...body, id: InvitationId.parse('another') };
  expect(await desk.costOf(() => performer.perform(update, TENANT, keep, body))).toEqual(['read user 1']);
  await performer.perform(update, TENANT, keep, others);
  expect(said).toEqual(['sent', 'draft'].map(state => `update contoso ${user} card-1 ${state}`));
});

it('roles are granted, once and again', async () => {
  await desk.putUser(person('contoso'));
  for (const _ of [1, 2]) expect(await perform({ type: 'grant-roles', user, roles: ['admin-agent'] })).toEqual(DONE);
  expect((await desk.user(contoso)).roles).toEqual(['admin-agent']);
});

it('an organisation is listed under the tenant whose document it is', async () => {
  expect(await perform({ type: 'list-organization', domain: 'contoso.com', companyName: 'Contoso' })).toEqual(
    REPEATABLE,
  );
  const listed = await desk.plain.read(Organizations, TenantId.parse('contoso.com'), ORGANIZATION_ID);
  expect(listed?.body).toEqual({ tenant: TENANT, companyName: 'Contoso' });
});

describe('a review', () => {
  it('is asked for again at the moment that Partner Center names', async () => {
    await desk.putAccount(contoso, { state: 'under-review', submission: submission(), since: desk.now() });
    const review: Content = { type: 'review-enrollment' };
    expect(await perform(review)).toEqual({
      done: false,
      effect: { ...effect(review), attempts: 0 },
      due: '2026-03-02T10:00:10.000Z',
    });
    desk.wait(10_000);
    expect(await perform(review)).toEqual(DONE);
    expect((await desk.account(contoso)).body.enrollment.state).toBe('active');
  });
});

describe('users from a file', () => {
  const userImport = UserImportId.parse('import');
  const put = async (state: 'running' | 'finished') => {
    await desk.putUser(contoso);
    const person = { firstName: '', lastName: '', displayName: 'Anna', userPrincipalName: 'anna@northwind.example' };
    const body = {
      id: userImport,
      customer: CustomerId.parse('northwind'),
      companyName: 'Northwind',
      by: user,
      createdAt: desk.now(),
      rows: Array.from({ length: 60 }, (_, line) => ({ line, person, result: { state: 'new' as const } })),
      status: { state, usageLocation: 'DE', licenses: [] },
    };
    await desk.plain.create(UserImports, { tenant: TENANT, id: userImport, body });
  };

  it('go on until none is left, however often that takes', async () => {
    await put('running');
    const create: Content = { type: 'create-customer-users', userImport };
    const left = { done: false, due: '2026-03-02T10:00:01.000Z', effect: effect(create, 0) };
    expect(await perform(create, 7)).toEqual(left);
    expect(await perform(create)).toEqual(DONE);
  });

  it('are shown in the chat of who adds them', async () => {
    await put('finished');
    const show: Content = { type: 'show-user-import', user, userImport };
    expect(await perform(show)).toEqual(DONE);
    delivery = { status: 'refused', retryAfterMilliseconds: 5_000 };
    expect(await perform(show)).toMatchObject({ done: false });
    delivery = { status: 'ambiguous', statusCode: 502 };
    const stuck = { state: 'ambiguous', since: desk.now(), statusCode: 502 } as const;
    expect(await perform(show)).toEqual({ done: true, aside: [setAside(effect(show), stuck)] });
    expect(said).toEqual(Array(3).fill(`users ${user} import finished`));
  });
});

describe('what is mirrored', () => {
  it('of a partnership lies in the partition of the other partner', async () => {
    const partnership = {
      partner: TENANT,
      partnerRole: 'reseller',
      companyName: 'Contoso',
      mpnId: '1',
      country: 'DE',
      providerAccess: 'granted',
      since: desk.now(),
    } as const;
    for (const _ of [1, 2])
      expect(await perform({ type: 'mirror-partnership', tenant: fabrikam, partnership })).toEqual(REPEATABLE);
    expect((await desk.plain.read(Partnerships, fabrikam, TENANT))?.body).toEqual(partnership);
  });

  it('of a customer lies in the partition of each partner', async () => {
    const customer = {
      id: CustomerId.parse('northwind'),
      companyName: 'Northwind',
      domain: 'northwind.example',
      administrator: 'alex@northwind.example',
      relationship: { state: 'active' as const, since: desk.now(), invitation: InvitationId.parse('invitation') },
      delegatedAdminPrivileges: 'granted' as const,
      sharedWith: [TENANT],
    };
    for (const _ of [1, 2])
      expect(await perform({ type: 'mirror-customer', tenant: fabrikam, customer })).toEqual(REPEATABLE);
    expect((await desk.plain.read(Customers, fabrikam, 'northwind'))?.body).toEqual(customer);
    expect(await desk.plain.read(Customers, TENANT, 'northwind')).toBeUndefined();
  });
});

it('an order that nobody waits for any more is finished once, and its setup info shown', async () => {
  const [offer] = await desk.ports.partnerCenter.offers('DE');
  const order = OrderId.parse('order');
  const { legal, contact } = submission();
  const profile = { ...legal, ...contact, domain: 'northwind.onmicrosoft.com', organizationRegistrationNumber: '' };
  const lines = offer ? [{ offer, quantity: 1 }] : [];
  const status = { state: 'submitted' as const, since: desk.now() };
  const by = { userId: user, name: 'Robin Counts' };
  const body = { id: order, buyer: { kind: 'new' as const, profile }, lines, by, status };
  await desk.plain.create(Orders, { tenant: TENANT, id: order, body });
  await desk.putUser(contoso);
  expect(await perform({ type: 'provision-order', order })).toEqual(DONE);
  expect(said).toEqual([`setup info ${user} order`]);
  expect((await desk.plain.read(Orders, TENANT, order))?.body.status.state).toBe('provisioned');
  expect(await perform({ type: 'provision-order', order })).toEqual(DONE);
  expect(said).toHaveLength(1);
});
