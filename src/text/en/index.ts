import { azureSwitch } from './azure-switch';
import { buttons } from './buttons';
import { cards } from './cards';
import { chat } from './chat';
import { clouds } from './clouds';
import { commands } from './commands';
import { companyProfile } from './company-profile';
import { customerAccount } from './customer-account';
import { customerService } from './customer-service';
import { customerUsers } from './customer-users';
import { errors } from './errors';
import { fields } from './fields';
import { history } from './history';
import { incentives } from './incentives';
import { leads } from './leads';
import { mails } from './mails';
import { notificationSettings } from './notification-settings';
import { orders } from './orders';
import { overview } from './overview';
import { pages } from './pages';
import { partnerAgreement } from './partner-agreement';
import { partnerKinds } from './partner-kinds';
import { partnerships } from './partnerships';
import { policies } from './policies';
import { providers } from './providers';
import { readiness } from './readiness';
import { roles } from './roles';
import { search } from './search';
import { sharedChats } from './shared-chats';
import { signIn } from './sign-in';
import { states } from './states';
import { subscriptions } from './subscriptions';
import { userImport } from './user-import';
import { userManagement } from './user-management';

export const en = {
  partnerAgreement,
  readiness,
  notificationSettings,
  clouds,
  companyProfile,
  customerAccount,
  customerService,
  customerUsers,
  userImport,
  userManagement,
  azureSwitch,
  buttons,
  cards,
  chat,
  commands,
  errors,
  fields,
  history,
  incentives,
  leads,
  mails,
  orders,
  overview,
  pages,
  partnerKinds,
  partnerships,
  policies,
  providers,
  roles,
  search,
  sharedChats,
  signIn,
  states,
  subscriptions,
};
