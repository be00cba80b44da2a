import type { Account } from '../../src/domain/enrollment';
import { accountOf, changeAccount, mailContact, soon, tellEnroller, whenActive } from '../../src/workflows/account';
import { accountBy, NOW, submission } from '../domain/samples';
import { openPorts, person, refusalOf, type TestPorts } from './ports';

const robin = person('contoso');
const draft: Account = {
  by: accountBy,
  enrollment: { state: 'draft', partnerKind: 'indirect-reseller', signInLinks: [] },
};
const active: Account = {
  by: { ...accountBy, language: 'de' },
  enrollment: { state: 'active', submission: submission(), since: NOW },
};

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(() => desk.close());

it('an account is one for each tenant', async () => {
  expect(await accountOf(desk.ports, robin.tenantId)).toBeUndefined();
  expect(await refusalOf(changeAccount(desk.ports, robin.tenantId, account => ({ body: account })))).toBe('not-found');
  await desk.putAccount(robin, draft.enrollment);
  expect((await accountOf(desk.ports, robin.tenantId))?.enrollment).toEqual(draft.enrollment);
  expect(await accountOf(desk.ports, person('fabrikam').tenantId)).toBeUndefined();
});

it('an effect that is to happen soon has an id of its own and is due now', () => {
  const [one, two] = [soon(desk.ports, { type: 'review-enrollment' }), soon(desk.ports, { type: 'review-enrollment' })];
  expect(one).toMatchObject({ type: 'review-enrollment', due: desk.now(), attempts: 0 });
  expect(one.id).not.toBe(two.id);
});

it('who enrols is told, and nobody else', () => {
  const notice = { kind: 'enrollment-under-review', companyName: 'Contoso' } as const;
  expect(tellEnroller(desk.ports, robin.tenantId, draft, notice)).toMatchObject({
    type: 'notify',
    tenant: 'contoso',
    users: [accountBy.userId],
    roles: [],
    notice,
  });
});

it('the primary contact gets mail as soon as there is one, in the language of who enrols', () => {
  const letter = { kind: 'enrollment-active', companyName: 'Contoso' } as const;
  expect(mailContact(desk.ports, draft, letter)).toEqual([]);
  expect(mailContact(desk.ports, active, letter)).toMatchObject([
    { type: 'mail', to: 'robin@contoso.com', language: 'de', letter },
  ]);
});

it('only an active account has what follows from being active', () => {
  expect(whenActive(desk.ports, robin.tenantId, draft)).toEqual([]);
  expect(whenActive(desk.ports, robin.tenantId, active).map(({ type }) => type)).toEqual([
    'grant-roles',
    'list-existing-customers',
    'list-organization',
    'notify',
    'mail',
  ]);
});
