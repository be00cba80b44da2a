import { z } from 'zod';
import type { Role } from '../domain/role';
import { type Directory, type DirectoryEntry, DirectoryRefused, DirectoryUnavailable } from './directory';

/** Ids that are the same in every tenant (learn.microsoft.com/entra: "Microsoft Entra built-in roles"). */
const ROLE_TEMPLATES: Readonly<Record<string, Role>> = {
  '62e90394-69f5-4237-9190-012177145e10': 'global-admin',
  'fe930be7-5e62-47db-91af-98c3a49a38b1': 'user-management-admin',
  'b0f54661-2d74-4c50-afa3-1ec803f12efe': 'billing-admin',
};

/** Partner Center makes these security groups in the tenant of every partner. */
const AGENT_GROUPS: Readonly<Record<string, Role>> = {
  AdminAgents: 'admin-agent',
  SalesAgents: 'sales-agent',
  HelpdeskAgents: 'helpdesk-agent',
};

/** More than this and somebody waits too long; nobody is in so many groups. */
const MOST_PAGES = 10;

const Me = z.object({ id: z.string().min(1) });

/** Where reading it is not allowed, Graph leaves everything out but the type and the id. */
const Membership = z.discriminatedUnion('@odata.type', [
  z.object({ '@odata.type': z.literal('#microsoft.graph.directoryRole'), roleTemplateId: z.string().nullish() }),
  z.object({
    '@odata.type': z.literal('#microsoft.graph.group'),
    displayName: z.string().nullish(),
    securityEnabled: z.boolean().nullish(),
    mailEnabled: z.boolean().nullish(),
  }),
]);
const Memberships = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });

/** Microsoft Graph. What comes from elsewhere than its own address is not followed: the token would go there. */
export function createGraphDirectory({ url, timeout }: { url: string; timeout: number }): Directory {
  const origin = new URL(url).origin;

  async function get<Schema extends z.ZodType>(
    address: string,
    token: string,
    schema: Schema,
    signal: AbortSignal,
  ): Promise<z.infer<Schema>> {
    const response = await answerOf(address, token, signal);
    if (response.status === 401) throw new DirectoryRefused('token-refused');
    if (response.status === 403) throw new DirectoryRefused('consent-missing');
    if (!response.ok) throw new DirectoryUnavailable(`status ${response.status}`);
    const parsed = schema.safeParse(await response.json().catch(() => undefined));
    if (!parsed.success) throw new DirectoryUnavailable('an answer that cannot be read');
    return parsed.data;
  }

  async function memberships(token: string, signal: AbortSignal): Promise<Role[]> {
    const roles = new Set<Role>();
    let address: string | undefined =
      `${origin}/v1.0/me/memberOf?$select=displayName,roleTemplateId,securityEnabled,mailEnabled&$top=100`;
    for (let page = 1; address !== undefined && page <= MOST_PAGES; page += 1) {
      const answer: z.infer<typeof Memberships> = await get(address, token, Memberships, signal);
      for (const item of answer.value) {
        const role = roleOf(item);
        if (role) roles.add(role);
      }
      address = answer['@odata.nextLink'];
      if (address !== undefined && !isAt(origin, address)) throw new DirectoryUnavailable('a link to elsewhere');
    }
    return [...roles];
  }

  return {
    async entryOf(token): Promise<DirectoryEntry> {
      const signal = AbortSignal.timeout(timeout);
      const [me, roles] = await Promise.all([
        get(`${origin}/v1.0/me?$select=id`, token, Me, signal),
        memberships(token, signal),
      ]);
      return { userId: me.id, roles };
    },
  };
}

/** @throws DirectoryUnavailable without what `fetch` says, which may repeat the request */
async function answerOf(address: string, token: string, signal: AbortSignal): Promise<Response> {
  try {
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
    return await fetch(address, { headers, signal, redirect: 'error' });
  } catch {
    throw new DirectoryUnavailable(signal.aborted ? 'no answer in time' : 'no connection');
  }
}

const isAt = (origin: string, address: string): boolean => URL.canParse(address) && new URL(address).origin === origin;

/**
 * What a membership makes somebody, if anything. People may found groups of their own, with mailboxes and by any name:
 * those do not count.
 * @throws DirectoryRefused when it may not be read
 */
function roleOf(item: unknown): Role | undefined {
  const { data } = Membership.safeParse(item);
  if (!data) return undefined;
  if (data['@odata.type'] === '#microsoft.graph.directoryRole') {
    if (!data.roleTemplateId) throw new DirectoryRefused('consent-missing');
    return ROLE_TEMPLATES[data.roleTemplateId.toLowerCase()];
  }
  if (!data.displayName) throw new DirectoryRefused('consent-missing');
  const isAgentGroup = data.securityEnabled === true && data.mailEnabled === false;
  return isAgentGroup && Object.hasOwn(AGENT_GROUPS, data.displayName) ? AGENT_GROUPS[data.displayName] : undefined;
}
