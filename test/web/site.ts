import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '../../src/domain/actor';
import type { SignInPage } from '../../src/domain/enrollment';
import { type InvitationId, instant, TenantId, UserId } from '../../src/domain/ids';
import type { Invitation } from '../../src/domain/invitation';
import type { Partnership } from '../../src/domain/partnership';
import type { Language } from '../../src/domain/user';
import { createLog } from '../../src/log/log';
import { createSandboxMailbox } from '../../src/mail/sandbox-mailbox';
import { createSandbox } from '../../src/partner-center/sandbox/sandbox';
import { ACCOUNT_ID, Accounts, Invitations, Partnerships } from '../../src/store/documents';
import { openEmbeddedStore } from '../../src/store/embedded';
import { createServer, type ServerOptions } from '../../src/web/server';
import { draftInvitation, type InvitationRequest } from '../../src/workflows/draft-invitation';
import { chooseProfile, enrollNow, startEnrollment } from '../../src/workflows/enroll';
import type { Ports } from '../../src/workflows/ports';
import { signInAddress, signInWithPartnerAccount, signInWithWorkAccount } from '../../src/workflows/sign-in';
import { verificationAddress } from '../../src/workflows/verify-enrollment';
import { hiddenFields } from '../conversation/harness/website';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

export type Fields = Readonly<Record<string, string>> | URLSearchParams;

/** The real server on a free port, on a store of its own, with a clock that stands still until it is moved. */
export async function openSite(options: Partial<ServerOptions> = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'partner-desk-web-'));
  const lines: string[] = [];
  let time = Date.parse('2026-03-02T10:00:00.000Z');
  const clock = { now: () => new Date(time) };
  const publicUrl = 'https://desk.example';
  const store = openEmbeddedStore(directory, clock.now);
  const ids = { next: () => randomUUID(), secret: () => randomBytes(24).toString('base64url') };
  const ports: Ports = {
    store,
    partnerCenter: createSandbox({ store, clock, ids, publicUrl: () => publicUrl, reviewSeconds: 10 }),
    clock,
    ids,
    claimEffects: effects => effects,
    effectsCommitted: () => undefined,
    publicUrl,
  };
  const mailbox = createSandboxMailbox(clock);
  const server = createServer({
    ports,
    log: createLog('trace', { write: line => lines.push(line) }),
    sandboxMailbox: mailbox,
    ready: async () => ({ status: 'ready' }),
    messages: async (_request, response) => response.send(200),
    ...options,
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();

  function send(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
    body: string | Buffer = '',
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = httpRequest({ host: '127.0.0.1', port, method, path, headers }, response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('end', () => {
          const body = Buffer.concat(chunks);
          const { statusCode = 0, headers } = response;
          resolve({ status: statusCode, headers, body, text: body.toString('utf8') });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  const german = { 'accept-language': 'de-DE,de;q=0.9,en;q=0.5' };
  const headersFor = (language: Language) => (language === 'de' ? german : {});
  let partners = 0;

  return {
    ports,
    mailbox,
    server,
    port,
    /** Everything that was logged. */
    log: () => lines.join(''),
    wait: (milliseconds: number) => {
      time += milliseconds;
    },
    send,
    get: (address: string, language: Language = 'en') => send('GET', pathOf(address), headersFor(language)),
    /** Opens the page and sends its form with what is filled in. */
    async post(
      address: string,
      fields: Fields,
      language: Language = 'en',
      headers: Readonly<Record<string, string>> = {},
    ): Promise<Answer> {
      // The form that is answered with a file stands on the page of the draft.
      const page = await send('GET', pathOf(address).replace(/\/message\.eml$/, ''), headersFor(language));
      const hidden = Object.entries(hiddenFields(page.text));
      return this.postOnly(
        address,
        new URLSearchParams([...hidden, ...new URLSearchParams(fields)]),
        language,
        headers,
      );
    },
    /** Sends a form without its page. */
    postOnly: (
      address: string,
      fields: Fields,
      language: Language = 'en',
      headers: Readonly<Record<string, string>> = {},
    ) =>
      send(
        'POST',
        pathOf(address),
        { 'content-type': 'application/x-www-form-urlencoded', ...headersFor(language), ...headers },
        new URLSearchParams(fields).toString(),
      ),

    /** A partner that is enrolled, and somebody who works there. */
    partner(companyName: string, kind: 'indirect-reseller' | 'indirect-provider' = 'indirect-reseller'): Actor {
      partners += 1;
      const tenantId = TenantId.parse(randomUUID());
      return {
        tenantId,
        userId: UserId.parse(`user-${partners}`),
        name: 'Robin Counts',
        roles: ['global-admin', 'admin-agent'],
        language: 'en',
        locale: 'en-US',
        partner: { tenantId, companyName, mpnId: `456789${partners}`, country: 'DE', kind },
      };
    },

    /** An invitation with the text that its card would show, and its link. */
    async invite(
      by: Actor,
      request: InvitationRequest = { kind: 'reseller-relationship' },
      text = 'Hello,\n\nplease open {link}\n\nRobin',
      subject = 'Our invitation',
    ): Promise<{ link: string; id: InvitationId }> {
      const draft = await draftInvitation(ports, by, request, () => ({ subject, text }));
      return { link: draft.link, id: draft.invitation.id };
    },

    /** Makes the other a provider of the reseller's. */
    async connect(reseller: Actor, provider: Actor): Promise<InvitationRequest> {
      const { companyName, mpnId, country } = partnerOf(provider);
      const partnership: Partnership = {
        partner: provider.tenantId,
        partnerRole: 'provider',
        companyName,
        mpnId,
        country,
        providerAccess: 'granted',
        since: instant(clock.now()),
      };
      await store.create(Partnerships, { tenant: reseller.tenantId, id: provider.tenantId, body: partnership });
      return { kind: 'reseller-and-provider', provider: provider.tenantId };
    },

    async invitation(by: Actor, id: InvitationId) {
      const found = await store.read(Invitations, by.tenantId, id);
      if (!found) throw new Error('there is no such invitation');
      return found;
    },

    async changeInvitation(by: Actor, id: InvitationId, change: Partial<Invitation>): Promise<void> {
      const found = await this.invitation(by, id);
      await store.replace(Invitations, { ...found, body: { ...found.body, ...change } });
    },

    /** The page of a sign-in for somebody whose organisation is not enrolled yet. */
    async signInPage(page: SignInPage, by: Actor): Promise<string> {
      await startEnrollment(ports, by, 'indirect-reseller');
      if (page === 'partner-account') {
        await signInWithWorkAccount(ports, tokenIn(await signInAddress(ports, by, 'work-account')), {
          account: 'global-admin',
          country: 'DE',
          alreadyEnrolled: false,
        });
      }
      return signInAddress(ports, by, page);
    },

    /** The link in the mail to the primary contact. */
    async verificationLink(by: Actor, companyName: string): Promise<string> {
      const token = tokenIn(await this.signInPage('partner-account', by));
      await signInWithPartnerAccount(ports, token, 'membership');
      const account = await store.read(Accounts, by.tenantId, ACCOUNT_ID);
      const enrollment = account?.body.enrollment;
      const profile = enrollment?.state === 'draft' ? enrollment.partnerAccount?.profiles[0] : undefined;
      if (!profile) throw new Error('the sandbox has no profile');
      await chooseProfile(ports, by, profile.mpnId);
      await enrollNow(ports, by, { ...profile.legal, ...profile.contact, ...profile.support, companyName });
      const address = await verificationAddress(ports, by.tenantId);
      if (address === undefined) throw new Error('the address is not to be verified');
      return address;
    },

    account: (by: Actor) => store.read(Accounts, by.tenantId, ACCOUNT_ID),

    async close(): Promise<void> {
      server.server.closeAllConnections();
      await new Promise<void>(resolve => server.close(() => resolve()));
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
}

export type TestSite = Awaited<ReturnType<typeof openSite>>;

function partnerOf({ partner }: Actor) {
  if (!partner) throw new Error('this actor works for no partner');
  return partner;
}

export const tokenIn = (link: string): string => link.slice(link.lastIndexOf('/') + 1);

const pathOf = (address: string): string => address.replace(/^https?:\/\/[^/]+/, '');

/** The text of a page as it is read: without markup, each white space one space. */
export const wordsOf = ({ text }: Answer): string =>
  text
    .replace(/<(style|script)>.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'")
    .replace(/\s+/g, ' ')
    .trim();

/** Ids are random; these are of nobody. */
export const strangerToken = (): string =>
  [
    Buffer.from(randomUUID()).toString('base64url'),
    Buffer.from(randomUUID()).toString('base64url'),
    randomBytes(24).toString('base64url'),
  ].join('.');
