import { DialogSet } from 'botbuilder-dialogs';
import { authorizeProviderFlow } from './authorize-provider';
import {
  inviteNewCustomersFlow,
  requestPartnershipFlow,
  requestRelationshipFlow,
  sendInvitationAgainFlow,
} from './draft';
import { enrollFlow } from './enroll';
import { withdrawInvitationFlow } from './withdraw-invitation';

const FLOWS = [
  enrollFlow,
  requestPartnershipFlow,
  requestRelationshipFlow,
  inviteNewCustomersFlow,
  sendInvitationAgainFlow,
  withdrawInvitationFlow,
  authorizeProviderFlow,
];

/** Every flow and its cards, made once. */
export function createDialogs(): DialogSet {
  const dialogs = new DialogSet();
  for (const flow of FLOWS) for (const dialog of flow.dialogs) dialogs.add(dialog);
  return dialogs;
}
