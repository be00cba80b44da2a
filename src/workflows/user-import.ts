import { type Actor, requirePartner } from '../domain/actor';
import { type Customer, requireActive, requirePrivileges } from '../domain/customer';
import { usageLocationOf } from '../domain/customer-user';
import { type Effect, effectOf } from '../domain/effect';
import { DeskError } from '../domain/errors';
import { type Answers, chosen } from '../domain/form';
import { type CustomerId, type Instant, instant, later, type TenantId, UserImportId } from '../domain/ids';
import { PERMISSIONS } from '../domain/permissions';
import {
  type CreatedRow,
  checkedRows,
  claimed,
  counted,
  isSamePerson,
  type Result,
  type Row,
  RowFailure,
  recorded,
  signInsShown,
  started,
  type UserImport,
} from '../domain/user-import';
import { Customers, UserImports } from '../store/documents';
import { change } from './commit';
import { customerWithUsers, type NewUserChoices, newUserChoices, resetPassword, titlesOf } from './customer-users';
import { aboutCustomer, did, recording } from './history';
import type { Ports } from './ports';
import { recordsIn } from './user-file';

/**
 * Says of each line of a file what would happen to it; nobody is created yet.
 * @throws DeskError as `recordsIn` and `customerWithUsers` do
 */
export async function checkUserFile(ports: Ports, actor: Actor, id: CustomerId, file: Uint8Array): Promise<UserImport> {
  const { customer } = await newUserChoices(ports, actor, id);
  const rows = await Promise.all(
    checkedRows(customer.domain, recordsIn(file)).map(async (row): Promise<Row> => {
      if (row.result.state !== 'new') return row;
      const known = await ports.partnerCenter.userNamed(id, row.person.userPrincipalName);
      return known ? { ...row, result: { state: 'exists' } } : row;
    }),
  );
  const body: UserImport = {
    id: UserImportId.parse(ports.ids.next()),
    customer: id,
    companyName: customer.companyName,
    by: actor.userId,
    createdAt: instant(ports.clock.now()),
    rows,
    status: { state: 'checked' },
  };
  await ports.store.create(UserImports, { tenant: actor.tenantId, id: body.id, body });
  return body;
}

/** @throws DeskError `not-found` */
export async function readUserImport({ store }: Ports, tenant: TenantId, id: UserImportId): Promise<UserImport> {
  const found = await store.read(UserImports, tenant, id);
  if (!found) throw new DeskError('not-found');
  return found.body;
}

/** @throws DeskError `not-found`, and as `customerWithUsers` does */
export async function userImportOf(ports: Ports, actor: Actor, id: UserImportId): Promise<UserImport> {
  requirePartner(actor, PERMISSIONS.customerUsers);
  const userImport = await readUserImport(ports, actor.tenantId, id);
  await customerWithUsers(ports, actor, PERMISSIONS.customerUsers, userImport.customer);
  return userImport;
}

/** With what its users can be given. @throws DeskError as `userImportOf` does */
export async function importChoices(
  ports: Ports,
  actor: Actor,
  id: UserImportId,
): Promise<{ readonly userImport: UserImport; readonly choices: NewUserChoices }> {
  const userImport = await userImportOf(ports, actor, id);
  return { userImport, choices: await newUserChoices(ports, actor, userImport.customer) };
}

/** The effects that an import has, one of each at a time. */
const [CREATE, SHOW] = ['create', 'show'] as const;
/** The card that was clicked is replaced by the answer first, and then by how far it is. */
const FIRST_LOOK = 1_000;

/**
 * The users are created from now on, once however often it is asked.
 * @param activityId the message that shows how far it is
 * @throws InvalidInput `usageLocation`, `licenses`
 * @throws DeskError `no-license-left` when the licenses do not suffice for all, `subscription-suspended`, and as
 * `userImportOf` does
 */
export async function startUserImport(
  ports: Ports,
  actor: Actor,
  id: UserImportId,
  answers: Answers,
  activityId: string | undefined,
): Promise<UserImport> {
  const { userImport, choices } = await importChoices(ports, actor, id);
  const usageLocation = usageLocationOf(answers);
  const licenses = licensesFor(userImport, choices, answers);
  const { body } = await change(ports, UserImports, actor.tenantId, id, before => {
    const after = started(before, { usageLocation, licenses, ...(activityId !== undefined && { activityId }) });
    if (after === before) return undefined;
    const due = later(ports.clock.now(), FIRST_LOOK);
    const create = effectOf(CREATE, due, { type: 'create-customer-users', userImport: id });
    const uploaded = did(actor, 'customer-users-uploaded', aboutCustomer(choices.customer), {
      users: counted(before).new,
      assigned: titlesOf(choices.subscriptions, licenses),
    });
    return { body: after, effects: [create, recording(ports, uploaded)] };
  });
  return body;
}

function licensesFor(userImport: UserImport, { subscriptions }: NewUserChoices, answers: Answers): string[] {
  const byId = new Map<string, (typeof subscriptions)[number]>(subscriptions.map(each => [each.subscription.id, each]));
  const licenses = chosen('licenses', [...byId.keys()], answers);
  const needed = counted(userImport).new;
  for (const license of licenses) {
    const found = byId.get(license);
    if (found?.subscription.status === 'suspended') throw new DeskError('subscription-suspended');
    if (found && found.subscription.quantity - found.consumedUnits < needed) throw new DeskError('no-license-left');
  }
  return licenses;
}

/** How many are created, and for how long, between two writes of how far it is. */
const BATCH = 50;
const BATCH_TIME = 2_000;
/** In which what is shown is brought up to date, as seldom as Teams wants it (msteams-docs, "Rate limiting"). */
const PAUSE = 1_000;

/**
 * What the outbox does about an import: the next few users are created.
 * @returns when to go on, while some are left
 */
export async function goOnWithUserImport(
  ports: Ports,
  tenant: TenantId,
  id: UserImportId,
): Promise<Instant | undefined> {
  const began = ports.clock.now();
  const before = await ports.store.read(UserImports, tenant, id);
  if (before?.body.status.state !== 'running') return undefined;
  const interrupted = new Set(before.body.rows.filter(isBeingCreated).map(({ line }) => line));
  const { body } = await change(ports, UserImports, tenant, id, current => ({ body: claimed(current, BATCH) }));
  const results = new Map<number, Result>();
  const end = began.getTime() + BATCH_TIME;
  try {
    for (const row of body.rows.filter(isBeingCreated)) {
      results.set(row.line, await createOne(ports, tenant, body, row, interrupted.has(row.line)));
      if (ports.clock.now().getTime() >= end) break;
    }
  } finally {
    // Whatever went wrong with the next one, it is known what has become of those before.
    await writeResults(ports, tenant, id, results);
  }
  const after = await readUserImport(ports, tenant, id);
  return after.status.state === 'running' ? later(ports.clock.now(), PAUSE) : undefined;
}

const isBeingCreated = ({ result }: Row): boolean => result.state === 'creating';

async function writeResults(
  ports: Ports,
  tenant: TenantId,
  id: UserImportId,
  results: ReadonlyMap<number, Result>,
): Promise<void> {
  await change(ports, UserImports, tenant, id, current => {
    const show: Effect = effectOf(SHOW, instant(ports.clock.now()), {
      type: 'show-user-import',
      user: current.by,
      userImport: id,
    });
    return { body: recorded(current, results), effects: [show], dropped: [SHOW] };
  });
}

/** @param wasInterrupted whether an earlier process may have created the user, and died before it could say so */
async function createOne(
  ports: Ports,
  tenant: TenantId,
  { customer, status }: UserImport,
  { person }: Row,
  wasInterrupted: boolean,
): Promise<Result> {
  if (status.state === 'checked') return { state: 'new' };
  const { usageLocation, licenses } = status;
  try {
    requirePrivileges(requireActive(await customerRecord(ports, tenant, customer)));
    const known = wasInterrupted ? await ports.partnerCenter.userNamed(customer, person.userPrincipalName) : undefined;
    if (known && isSamePerson(known.user, person)) return createdAs(known.user.id);
    const { user } = await ports.partnerCenter.createUser(customer, { ...person, usageLocation, licenses, roles: [] });
    return createdAs(user.id);
  } catch (error) {
    const code = error instanceof DeskError ? error.code : undefined;
    if (code === 'user-exists') return { state: 'exists' };
    const failure = RowFailure.safeParse(code);
    if (!failure.success) throw error;
    return { state: 'failed', code: failure.data };
  }
}

const createdAs = (user: string): Result => ({ state: 'created', user, signInShown: false });

const customerRecord = async ({ store }: Ports, tenant: TenantId, id: CustomerId): Promise<Customer | undefined> =>
  (await store.read(Customers, tenant, id))?.body;

/** What a created user signs in with, or why that cannot be said. The password exists in this answer and nowhere else. */
export type SignIn = { readonly row: CreatedRow } & ({ readonly password: string } | { readonly refusal: DeskError });

/**
 * The sign-in information of the next few created users, once: each gets another temporary password in the moment in
 * which it is shown, so that none has to be kept until then.
 * @param shown of how many it has been shown, as the card said
 * @throws DeskError `already-shown` to whoever comes second, and as `userImportOf` does
 */
export async function showSignIns(
  ports: Ports,
  actor: Actor,
  id: UserImportId,
  shown: number,
): Promise<{ readonly userImport: UserImport; readonly signIns: readonly SignIn[] }> {
  requirePartner(actor, PERMISSIONS.manageCustomerUsers);
  const { customer } = await userImportOf(ports, actor, id);
  let next: readonly CreatedRow[] = [];
  const { body } = await change(ports, UserImports, actor.tenantId, id, before => {
    const decision = signInsShown(before, shown);
    next = decision.next;
    return { body: decision.after };
  });
  const signIns: SignIn[] = [];
  for (const row of next) {
    try {
      const { password } = await resetPassword(ports, actor, { customer, user: row.result.user });
      signIns.push({ row, password });
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      signIns.push({ row, refusal: error });
    }
  }
  return { userImport: body, signIns };
}
