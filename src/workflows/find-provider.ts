import { type Actor, requirePartner } from '../domain/actor';
import { type ContactRequest, messageOf, requireAskable } from '../domain/contact-request';
import { notifying } from '../domain/effect';
import { DeskError } from '../domain/errors';
import type { Answers } from '../domain/form';
import { instant, type TenantId } from '../domain/ids';
import { PERMISSIONS } from '../domain/permissions';
import type { ProviderListing } from '../domain/provider-listing';
import { ContactRequests, listingPartition, Partnerships, ProviderListings, searchTerm } from '../store/documents';
import type { Page } from '../store/store';
import { changeOrCreate } from './commit';
import { didWith, recording } from './history';
import type { Ports } from './ports';

const PAGE = 5;

/** A provider as the reseller finds it. */
export interface FoundProvider {
  readonly listing: ProviderListing;
  /** The reseller has a partnership with it already. */
  readonly isPartner: boolean;
}

/** As long as a company's name. */
export const SEARCH_MAX = 100;

/**
 * The providers of the reseller's country that chose to be listed: all by name, or those of which a word begins with
 * what was typed.
 * @throws DeskError `not-enrolled`, `wrong-partner-kind`, `role-missing`
 */
export async function findProviders(
  ports: Ports,
  actor: Actor,
  query: { search: string; continuation?: string | undefined },
): Promise<{ country: string; search: string; page: Page<FoundProvider> }> {
  const { country } = requirePartner(actor, PERMISSIONS.findProvider);
  const search = query.search.trim().slice(0, SEARCH_MAX);
  const page = await ports.store.list(ProviderListings, listingPartition(country), {
    ...(search !== '' && { search: searchTerm(search) }),
    limit: PAGE,
    continuation: query.continuation,
  });
  const items = page.items.map(async item => ({ ...item, body: await found(ports, actor, item.body) }));
  return { country, search, page: { ...page, items: await Promise.all(items) } };
}

async function found(ports: Ports, actor: Actor, listing: ProviderListing): Promise<FoundProvider> {
  const partnership = await ports.store.read(Partnerships, actor.tenantId, listing.tenant);
  return { listing, isPartner: partnership !== undefined && !partnership.body.endedAt };
}

/** @throws DeskError `not-found` for a provider that is not listed in the reseller's country */
export async function listedProvider(ports: Ports, actor: Actor, provider: TenantId): Promise<ProviderListing> {
  const { country } = requirePartner(actor, PERMISSIONS.findProvider);
  const listing = await ports.store.read(ProviderListings, listingPartition(country), provider);
  if (!listing) throw new DeskError('not-found');
  return listing.body;
}

/**
 * The reseller asks a provider to get in touch: the request lies with the provider, whose admin agents are told.
 * @throws InvalidInput for `message`; DeskError `not-found`, `already-asked`
 */
export async function askForContact(
  ports: Ports,
  actor: Actor,
  provider: TenantId,
  answers: Answers,
): Promise<ProviderListing> {
  const own = requirePartner(actor, PERMISSIONS.findProvider);
  const { tenantId, companyName, mpnId, country } = own;
  const listing = await listedProvider(ports, actor, provider);
  const message = messageOf(answers);
  await changeOrCreate(ports, ContactRequests, provider, actor.tenantId, known => {
    const now = ports.clock.now();
    requireAskable(known, now);
    const request: ContactRequest = {
      reseller: { tenantId, companyName, mpnId, country },
      message,
      askedBy: { userId: actor.userId, name: actor.name },
      askedAt: instant(now),
    };
    const notice = { reseller: tenantId, companyName, mpnId, country, message, askedBy: actor.name };
    return {
      body: request,
      effects: [
        notifying(
          ports.ids.next(),
          instant(now),
          { tenant: provider, roles: ['admin-agent'] },
          { kind: 'contact-requested', ...notice },
        ),
        recording(ports, ...didWith(actor, own, { ...listing, tenantId: provider }, 'contact-requested')),
      ],
    };
  });
  return listing;
}
