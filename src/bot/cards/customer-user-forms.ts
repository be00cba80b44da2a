import formSource from '../../../cards/customer-user-form.json';
import tickSource from '../../../cards/tick-list.json';
import { type Actor, isPermitted } from '../../domain/actor';
import { DirectoryRole, PERSON_LIMITS } from '../../domain/customer-user';
import { PERMISSIONS } from '../../domain/permissions';
import { subscriptionName } from '../../domain/subscription';
import { text, texts } from '../../text/text';
import type { NewUserChoices, UserDetails } from '../../workflows/customer-users';
import type { SubscriptionInUse } from '../../workflows/subscription';
import { type Card, type CardOptions, renderCard } from './card';
import { countryChoices, formWords, type Reader } from './common';
import { userFacts } from './customer-users';
import { escapeMarkdown } from './markdown';
import { template } from './template';

const form = template(formSource);
const tickList = template(tickSource);

/** "Add user". */
export function addCustomerUserCard(
  reader: Actor,
  { customer, subscriptions, country }: NewUserChoices,
  options: CardOptions,
): Card {
  const { language } = reader;
  return renderCard(
    language,
    form,
    {
      ...formWords(language),
      heading: text(language, 'buttons.addUser'),
      hint: text(language, 'customerUsers.addHint', { domain: escapeMarkdown(customer.domain) }),
      text: texts(language, 'customerUsers'),
      limits: PERSON_LIMITS,
      usageLocation: country,
      countries: countryChoices(language),
      hasLicenses: subscriptions.length > 0,
      licensesChoices: licenseTitles(reader, subscriptions),
      mayAdminister: isPermitted(reader, PERMISSIONS.manageCustomerAdmins),
      directoryRolesChoices: roleChoices(reader),
    },
    options,
  );
}

/** Each subscription with how many of its licenses are taken. */
export const licenseTitles = (reader: Reader, subscriptions: readonly SubscriptionInUse[]) =>
  subscriptions.map(each => ({ title: licenseTitle(reader, each), value: each.subscription.id }));

function licenseTitle(
  { language, locale }: Reader,
  { subscription: bought, consumedUnits }: SubscriptionInUse,
): string {
  const subscription = escapeMarkdown(subscriptionName(bought));
  if (bought.status === 'suspended') return text(language, 'customerUsers.suspended', { subscription });
  const number = new Intl.NumberFormat(locale);
  const [used, total] = [number.format(consumedUnits), number.format(bought.quantity)];
  return text(language, 'customerUsers.license', { subscription, used, total });
}

/** Each admin role with what it is for. */
const roleChoices = ({ language }: Reader) =>
  DirectoryRole.options.map(role => ({ title: text(language, `customerUsers.abilities.${role}`), value: role }));

interface Ticks {
  readonly heading: string;
  readonly id: string;
  readonly label: string;
  readonly ticked: readonly string[];
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

/** Several to tick; the button carries the etag of what is shown. */
function tickListCard(
  reader: Reader,
  details: UserDetails,
  { ticked, choices, heading, id, label }: Ticks,
  options: CardOptions,
): Card {
  const choice = { id, label, value: ticked.join(','), choices: choices.map(({ title, value }) => ({ title, value })) };
  return renderCard(
    reader.language,
    tickList,
    {
      ...formWords(reader.language),
      heading,
      facts: userFacts(reader, details),
      choice,
      args: { etag: details.etag },
    },
    options,
  );
}

export function licensesCard(reader: Reader, details: UserDetails & NewUserChoices, options: CardOptions): Card {
  const { user, subscriptions } = details;
  const words = texts(reader.language, 'customerUsers', { name: escapeMarkdown(user.displayName) });
  const choices = licenseTitles(reader, subscriptions);
  const ticked = choices.map(({ value }) => value).filter(id => user.licenses.includes(id));
  const ticks = { heading: words.licensesHeading, id: 'licenses', label: words.licenses, ticked, choices };
  return tickListCard(reader, details, ticks, options);
}

export function directoryRolesCard(reader: Reader, details: UserDetails, options: CardOptions): Card {
  const { user } = details;
  const words = texts(reader.language, 'customerUsers', { name: escapeMarkdown(user.displayName) });
  const ticks = {
    heading: words.rolesHeading,
    id: 'directoryRoles',
    label: words.directoryRoles,
    ticked: DirectoryRole.options.filter(role => user.roles.includes(role)),
    choices: roleChoices(reader),
  };
  return tickListCard(reader, details, ticks, options);
}
