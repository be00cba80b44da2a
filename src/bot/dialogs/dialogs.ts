import { DialogSet } from '../dialogs-sdk';
import { addCustomerFlow } from './add-customer';
import { addSubscriptionFlow } from './add-subscription';
import { authorizeProviderFlow } from './authorize-provider';
import { answerSwitchFlow, cancelSwitchFlow, requestSwitchFlow } from './azure-switch';
import { editCompanyProfileFlow } from './company-profile';
import { editCustomerAccountFlow, removeCustomerFlow } from './customer-account';
import {
  addCustomerUserFlow,
  deleteUserFlow,
  directoryRolesFlow,
  resetPasswordFlow,
  userLicensesFlow,
} from './customer-users';
import {
  copyInvitationFlow,
  inviteNewCustomersFlow,
  requestPartnershipFlow,
  requestRelationshipFlow,
  sendInvitationAgainFlow,
} from './draft';
import { enrollFlow } from './enroll';
import { askForRecordFlow, resellerOnRecordFlow } from './incentives';
import { addLeadFlow, editLeadFlow } from './leads';
import { partnerAgreementFlow } from './partner-agreement';
import { endPartnershipFlow, removeProviderAccessFlow } from './partnership';
import { askProviderFlow } from './providers';
import {
  changeQuantityFlow,
  permissionToBuyFlow,
  reactivateSubscriptionFlow,
  supportContactFlow,
  suspendSubscriptionFlow,
} from './subscription';
import { uploadUsersFlow } from './user-import';
import { addUserFlow, removeUserFlow, updateUserFlow } from './users';
import { withdrawInvitationFlow } from './withdraw-invitation';

const FLOWS = [
  addCustomerFlow,
  addSubscriptionFlow,
  changeQuantityFlow,
  suspendSubscriptionFlow,
  reactivateSubscriptionFlow,
  supportContactFlow,
  permissionToBuyFlow,
  resellerOnRecordFlow,
  askForRecordFlow,
  requestSwitchFlow,
  answerSwitchFlow,
  cancelSwitchFlow,
  editCustomerAccountFlow,
  removeCustomerFlow,
  addCustomerUserFlow,
  uploadUsersFlow,
  userLicensesFlow,
  directoryRolesFlow,
  resetPasswordFlow,
  deleteUserFlow,
  enrollFlow,
  requestPartnershipFlow,
  requestRelationshipFlow,
  inviteNewCustomersFlow,
  sendInvitationAgainFlow,
  copyInvitationFlow,
  withdrawInvitationFlow,
  authorizeProviderFlow,
  removeProviderAccessFlow,
  endPartnershipFlow,
  askProviderFlow,
  addLeadFlow,
  editLeadFlow,
  addUserFlow,
  updateUserFlow,
  removeUserFlow,
  editCompanyProfileFlow,
  partnerAgreementFlow,
];

/** Every flow and its cards, made once. */
export function createDialogs(): DialogSet {
  const dialogs = new DialogSet();
  for (const flow of FLOWS) for (const dialog of flow.dialogs) dialogs.add(dialog);
  return dialogs;
}
