import { idFrom, TenantId } from '../../domain/ids';
import { contactRequestsPage } from '../../workflows/contact-requests';
import { askForContact, findProviders, listedProvider } from '../../workflows/find-provider';
import type { Click } from '../activity';
import { askProviderCard, contactRequestsCard, findProviderCard, providerAskedCard } from '../cards/providers';
import { flow } from '../flow';
import type { Turn } from '../turn';
import { cancel } from './cancel';

type Args = Click['args'];

export async function showProviderSearch(turn: Turn, { search = '', continuation }: Args): Promise<void> {
  const { ports, actor, replies } = turn;
  const found = await findProviders(ports, actor, { search, continuation });
  replies.show(findProviderCard(actor, { ...found, isLater: continuation !== undefined }));
}

export async function showContactRequests({ ports, actor, replies }: Turn, { continuation }: Args): Promise<void> {
  const page = await contactRequestsPage(ports, actor, continuation);
  replies.show(contactRequestsCard(actor, page, continuation !== undefined));
}

interface Options {
  provider?: string;
}

const idOf = ({ provider }: Options): TenantId => idFrom(TenantId, provider);

export const askProviderFlow = flow<Options>('ask-provider', [
  {
    name: 'message',
    show: async ({ ports, actor }, options, card) =>
      askProviderCard(actor, await listedProvider(ports, actor, idOf(options)), card),
    answers: {
      send: async ({ ports, actor, replies }, options, { inputs }) => {
        replies.show(providerAskedCard(actor, await askForContact(ports, actor, idOf(options), inputs)));
        return 'end';
      },
      cancel,
    },
  },
]);
