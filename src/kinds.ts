import { Conversations } from './bot/conversation';
import { SandboxCustomers, SandboxSales, SandboxSubscriptions, SandboxUsers } from './partner-center/sandbox/documents';
import { copied } from './store/copy';
import {
  Accounts,
  AzureSwitches,
  ContactRequests,
  Customers,
  DepartingAdmins,
  HistoryEntries,
  Invitations,
  Leads,
  OnRecordRequests,
  Orders,
  Organizations,
  Partnerships,
  ProviderListings,
  SharedChats,
  UserImports,
  Users,
} from './store/documents';

/** Every kind of document there is, for copying a whole store and deleting all of a tenant. */
export const KINDS = [
  copied(Accounts),
  copied(AzureSwitches),
  copied(ContactRequests),
  copied(Conversations),
  copied(Customers),
  copied(DepartingAdmins),
  copied(HistoryEntries),
  copied(Invitations),
  copied(Leads),
  copied(OnRecordRequests),
  copied(Orders),
  copied(Organizations),
  copied(Partnerships),
  copied(ProviderListings),
  copied(SandboxCustomers),
  copied(SandboxSales),
  copied(SandboxSubscriptions),
  copied(SandboxUsers),
  copied(SharedChats),
  copied(UserImports),
  copied(Users),
];
