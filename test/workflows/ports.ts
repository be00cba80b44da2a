import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '../../src/domain/actor';
import type { Account } from '../../src/domain/enrollment';
import { DeskError, type FieldProblems, InvalidInput } from '../../src/domain/errors';
import { InvitationId, instant, TenantId, UserId } from '../../src/domain/ids';
import type { PartnerKind } from '../../src/domain/partner';
import type { Role } from '../../src/domain/role';
import type { User } from '../../src/domain/user';
import { createSandbox } from '../../src/partner-center/sandbox/sandbox';
import { ACCOUNT_ID, Accounts, Invitations, Users } from '../../src/store/documents';
import { openEmbeddedStore } from '../../src/store/embedded';
import { type Operation, observed } from '../../src/store/observed';
import { DocumentConflict, type Store, type Stored } from '../../src/store/store';
import { draftInvitation, type InvitationRequest } from '../../src/workflows/draft-invitation';
import { chooseProfile, enrollNow, startEnrollment } from '../../src/workflows/enroll';
import type { Ports } from '../../src/workflows/ports';
import { recordPartnership } from '../../src/workflows/records';
import { signInAddress, signInWithPartnerAccount, signInWithWorkAccount } from '../../src/workflows/sign-in';
import { submission } from '../domain/samples';

export const START = new Date('2026-03-02T10:00:00.000Z');
export const PUBLIC_URL = 'https://desk.example';

/** What somebody else does between a read and the write that follows it. */
type Interference = () => Promise<void>;

/** The ports of the workflows: a store on disk, a clock that stands still until it is moved, ids that count. */
export async function openPorts() {
  const directory = await mkdtemp(join(tmpdir(), 'partner-desk-workflows-'));
  let time = START.getTime();
  let lastId = 0;
  let commits = 0;
  let operations: Operation[] = [];
  let interferences: Interference[] = [];
  const clock = { now: () => new Date(time) };
  const plain = openEmbeddedStore(directory, clock.now);
  const watched = observed(plain, operation => operations.push(operation));
  const store: Store = {
    ...watched,
    async replace(kind, document) {
      await interferences.shift()?.();
      return watched.replace(kind, document);
    },
    async create(kind, document) {
      await interferences.shift()?.();
      return watched.create(kind, document);
    },
  };
  const number = () => {
    lastId += 1;
    return String(lastId).padStart(4, '0');
  };
  const ids = { next: () => `id-${number()}`, secret: () => `secret-${number()}-`.padEnd(32, 'x') };
  const ports: Ports = {
    store,
    // Partner Center is somewhere else: what it does is neither counted nor interfered with.
    partnerCenter: createSandbox({ store: plain, clock, ids, publicUrl: () => PUBLIC_URL, reviewSeconds: 10 }),
    clock,
    ids,
    claimEffects: effects => effects,
    effectsCommitted: () => {
      commits += 1;
    },
    publicUrl: PUBLIC_URL,
  };

  return {
    ports,
    /** Where the store has its file. */
    directory,
    /** The same documents, where nobody counts or interferes. */
    plain,
    wait(milliseconds: number): void {
      time += milliseconds;
    },
    now: () => instant(clock.now()),
    /** How often the outbox was told of new effects. */
    commits: () => commits,

    /** What a piece of work costs: each operation of the store with its rows, in order. */
    async costOf(work: () => Promise<unknown>): Promise<string[]> {
      operations = [];
      await work();
      return operations.map(({ name, kind, rows }) => `${name} ${kind} ${rows}`);
    },

    /** Each of these happens once, before the next writes. */
    beforeNextWrites(...next: readonly Interference[]): void {
      interferences = [...next];
    },

    /** The next writes find that somebody else has written. */
    refuseNextWrites(times: number): void {
      interferences = Array.from({ length: times }, () => async () => {
        throw new DocumentConflict('document', 'somewhere');
      });
    },

    async account(by: Actor) {
      return withoutHistory(existing(await plain.read(Accounts, by.tenantId, ACCOUNT_ID)));
    },

    async putAccount(by: Actor, enrollment: Account['enrollment']): Promise<void> {
      const body = { by: { userId: by.userId, name: by.name, language: by.language }, enrollment };
      await plain.create(Accounts, { tenant: by.tenantId, id: ACCOUNT_ID, body });
    },

    async invitation(by: Actor, id: InvitationId) {
      return withoutHistory(existing(await plain.read(Invitations, by.tenantId, id)));
    },

    async putUser(by: Actor, changes: Partial<User> = {}): Promise<void> {
      const { userId: id, name, roles, language, locale, tenantId: tenant } = by;
      const chat = {
        conversationId: `chat-${id}`,
        serviceUrl: 'https://teams.example',
        channelId: 'msteams',
        botId: 'bot',
      };
      const rest = { languageChosen: false, muted: false, unreachable: false, chat };
      await plain.create(Users, {
        tenant,
        id,
        body: { id, name, roles: [...roles], language, locale, ...rest, ...changes },
      });
    },

    async user(by: Actor) {
      return existing(await plain.read(Users, by.tenantId, by.userId)).body;
    },

    /** A draft with the text that its card would show. */
    async invite(by: Actor, request: InvitationRequest = { kind: 'reseller-relationship' }) {
      return draftInvitation(ports, by, request, () => ({ subject: 'Our invitation', text: 'Please open {link}' }));
    },

    /** Makes the provider one of the reseller's. */
    async connect(reseller: Actor, provider: Actor): Promise<InvitationRequest> {
      const { companyName, mpnId, country } = partnerOf(provider);
      await recordPartnership(ports, reseller.tenantId, {
        partner: provider.tenantId,
        partnerRole: 'provider',
        companyName,
        mpnId,
        country,
        providerAccess: 'granted',
        since: instant(clock.now()),
      });
      return { kind: 'reseller-and-provider', provider: provider.tenantId };
    },

    /** Everything until the form: both sign-ins, and a profile. */
    async signedIn(by: Actor, partnerKind: PartnerKind = 'indirect-reseller'): Promise<void> {
      await startEnrollment(ports, by, partnerKind);
      await signInWithWorkAccount(ports, tokenIn(await signInAddress(ports, by, 'work-account')), {
        account: 'global-admin',
        country: 'US',
        alreadyEnrolled: false,
      });
      await signInWithPartnerAccount(ports, tokenIn(await signInAddress(ports, by, 'partner-account')), 'membership');
      const { enrollment } = existing(await plain.read(Accounts, by.tenantId, ACCOUNT_ID)).body;
      const profile = enrollment.state === 'draft' ? enrollment.partnerAccount?.profiles[0] : undefined;
      await chooseProfile(ports, by, existing(profile).mpnId);
    },

    /** Enrolled until the primary contact is to confirm the address. */
    async handedIn(by: Actor, companyName = 'Contoso'): Promise<void> {
      await this.signedIn(by);
      const { legal, contact, support } = submission();
      await enrollNow(ports, by, { ...legal, ...contact, ...support, companyName });
    },

    async close(): Promise<void> {
      await plain.close();
      await rm(directory, { recursive: true });
    },
  };
}

export type TestPorts = Awaited<ReturnType<typeof openPorts>>;

/** Somebody of an organisation that is not enrolled. */
export const person = (tenant: string, roles: readonly Role[] = [], name = 'Robin Counts'): Actor => ({
  tenantId: TenantId.parse(tenant),
  userId: UserId.parse(`${tenant}-${name.toLowerCase().replaceAll(' ', '-')}`),
  name,
  roles,
  language: 'en',
  locale: 'en-US',
  partner: undefined,
});

/** Somebody of an enrolled partner. */
export function partner(
  tenant: string,
  kind: PartnerKind = 'indirect-reseller',
  roles: readonly Role[] = ['global-admin', 'admin-agent'],
): Actor {
  const by = person(tenant, roles);
  const companyName = `${tenant.slice(0, 1).toUpperCase()}${tenant.slice(1)}`;
  return { ...by, partner: { tenantId: by.tenantId, companyName, mpnId: '1234567', country: 'DE', kind } };
}

function partnerOf({ partner }: Actor) {
  if (!partner) throw new Error('this actor works for no partner');
  return partner;
}

export function existing<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('there is no such document');
  return value;
}

/** What a document leaves to be done, apart from its entries in the history, which have tests of their own. */
export const withoutHistory = <Body>(document: Stored<Body>): Stored<Body> => ({
  ...document,
  effects: document.effects.filter(({ type }) => type !== 'record' && type !== 'record-expiry'),
});

export const tokenIn = (link: string): string => link.slice(link.lastIndexOf('/') + 1);

export const nobodysInvitation = InvitationId.parse('nobody');

/** The code of a refusal, or its fields. Anything else that goes wrong goes wrong. */
export async function refusalOf(work: Promise<unknown>): Promise<string | FieldProblems> {
  try {
    await work;
  } catch (error) {
    if (error instanceof InvalidInput) return error.fields;
    if (error instanceof DeskError) return error.code;
    throw error;
  }
  throw new Error('this was not refused');
}
