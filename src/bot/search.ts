import type { Activity } from 'botbuilder-core';
import { z } from 'zod';
import { type Actor, partnerOf } from '../domain/actor';
import { DeskError } from '../domain/errors';
import { instant } from '../domain/ids';
import { withoutControls } from '../domain/typed-text';
import { languageOf } from '../domain/user';
import { text } from '../text/text';
import { accountOf } from '../workflows/account';
import { customersPage } from '../workflows/customers';
import { findInvitations } from '../workflows/invitations';
import { partnersPage } from '../workflows/partners';
import type { Ports } from '../workflows/ports';
import { userOf } from '../workflows/users';
import type { Sender } from './activity';
import { actorOf } from './actor-of';
import type { Card } from './cards/card';
import { countryName, kindName } from './cards/common';
import { errorText } from './cards/error-text';
import { foundCustomerCard, foundInvitationCard, foundPartnerCard, type PersonalChatLink } from './cards/found';
import { invitationHeading } from './cards/invitation';
import type { InvokeAnswer } from './teams-adapter';

/** What can be looked for: the commands of the manifest's message extension. */
export const SearchCommand = z.enum(['customers', 'invitations', 'partners']);
export type SearchCommand = z.infer<typeof SearchCommand>;

/** The manifest's name of what is typed. */
export const SEARCH_PARAMETER = 'name';

/** As many as Teams asks for at once (msteams-docs, "Respond to search command"). */
const MOST = 25;

const Query = z.object({
  commandId: SearchCommand,
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).default([]),
  queryOptions: z.object({ skip: z.number().optional() }).optional(),
});

/** What somebody looks for while they write a message, in whatever chat. */
export interface Search {
  readonly command: SearchCommand;
  /** Empty before anything is typed. */
  readonly words: string;
  /** Further down in the list, which ends with its first page: who does not see it there types one more letter. */
  readonly isLater: boolean;
}

/** @returns nothing for any other activity */
export function searchOf({ type, name, value }: Activity): Search | undefined {
  if (type !== 'invoke' || name !== 'composeExtension/query') return undefined;
  const query = Query.safeParse(value);
  if (!query.success) return undefined;
  const typed = query.data.parameters.find(parameter => parameter.name === SEARCH_PARAMETER)?.value;
  return {
    command: query.data.commandId,
    words: withoutControls(typeof typed === 'string' ? typed : '')
      .trim()
      .slice(0, 200),
    isLater: (query.data.queryOptions?.skip ?? 0) > 0,
  };
}

/** Answers without a trace: it belongs to no conversation with the bot, so nothing of it is kept. */
export async function answerSearch(
  ports: Ports,
  { tenantId, userId, locale }: Sender,
  search: Search,
  link: PersonalChatLink | undefined,
): Promise<InvokeAnswer> {
  const [user, account] = await Promise.all([userOf(ports, tenantId, userId), accountOf(ports, tenantId)]);
  if (!user) return searchRemark(text(languageOf(locale), 'search.stranger'));
  const actor = actorOf(user, tenantId, partnerOf(tenantId, account), instant(ports.clock.now()));
  try {
    const found = search.isLater ? [] : await find(ports, actor, search, link);
    return found.length === 0 && !search.isLater ? searchRemark(text(actor.language, 'search.none')) : results(found);
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return searchRemark(errorText(actor.language, error));
  }
}

/** One line of the list, which only who searches sees, and the card that comes into their message. */
interface Found {
  readonly title: string;
  readonly detail: string;
  readonly card: Card;
}

async function find(
  ports: Ports,
  actor: Actor,
  { command, words }: Search,
  link: PersonalChatLink | undefined,
): Promise<Found[]> {
  const query = { search: words, limit: MOST };
  switch (command) {
    case 'customers': {
      const { items } = await customersPage(ports, actor, query);
      return items.map(({ body }) => ({
        title: body.companyName,
        detail: body.domain,
        card: foundCustomerCard(actor, body, link),
      }));
    }
    case 'invitations': {
      const { items } = await findInvitations(ports, actor, query);
      const now = ports.clock.now();
      return items.map(({ body }) => ({
        title: body.recipient || text(actor.language, 'search.somebody'),
        detail: invitationHeading(actor, body, now),
        card: foundInvitationCard(actor, body, now, link),
      }));
    }
    case 'partners': {
      const role = actor.partner?.kind === 'indirect-reseller' ? 'provider' : 'reseller';
      const { items } = await partnersPage(ports, actor, { ...query, role });
      return items.map(({ body }) => ({
        title: body.companyName,
        detail: `${kindName(`indirect-${role}`, actor)}, ${countryName(body.country, actor)}`,
        card: foundPartnerCard(actor, body, link),
      }));
    }
  }
}

const results = (found: readonly Found[]): InvokeAnswer =>
  answer({
    type: 'result',
    attachmentLayout: 'list',
    attachments: found.map(({ title, detail, card }) => ({
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: card,
      preview: {
        contentType: 'application/vnd.microsoft.card.thumbnail',
        content: { title, text: escapeHtml(detail) },
      },
    })),
  });

/** Said in place of a list. */
export const searchRemark = (remark: string): InvokeAnswer => answer({ type: 'message', text: remark });

const answer = (composeExtension: object): InvokeAnswer => ({ status: 200, body: { composeExtension } });

/** The text of a thumbnail is read as HTML (msteams-docs, "Format cards in Teams"); its title is not. */
const escapeHtml = (typed: string): string =>
  typed.replace(/[&<>]/g, mark => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? mark);
